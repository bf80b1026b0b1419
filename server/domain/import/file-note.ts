/** A row of a file that a note points to, with a text of it. */
export type NotedRow = { readonly line: number; readonly text: string };

type InColumn = {
  readonly column: string;
  readonly count: number;
  /** The first line or row it was seen in. */
  readonly line: number;
};

/** Something worth telling about how a file was read; messages/<locale>/reading.json has the words. */
export type FileNote =
  | { readonly kind: 'titleRows'; readonly count: number; readonly rows: readonly NotedRow[] }
  | { readonly kind: 'joinedHeader'; readonly from: number; readonly to: number }
  | { readonly kind: 'blankHeaders'; readonly columns: readonly string[] }
  | { readonly kind: 'repeatedHeaders'; readonly columns: readonly string[] }
  | {
      readonly kind: 'totalRows';
      readonly count: number;
      readonly kept: boolean;
      readonly rows: readonly NotedRow[];
    }
  | { readonly kind: 'hiddenRows'; readonly count: number; readonly lines: readonly number[] }
  | { readonly kind: 'hiddenColumns'; readonly columns: readonly string[] }
  | { readonly kind: 'hiddenSheets'; readonly sheets: readonly string[] }
  | (InColumn & { readonly kind: 'mergedCells'; readonly filled: boolean })
  | (InColumn & { readonly kind: 'errorCells'; readonly example: string })
  | (InColumn & { readonly kind: 'lostDigits'; readonly example: string })
  | (InColumn & { readonly kind: 'uncalculated' })
  | { readonly kind: 'outsideCells'; readonly count: number; readonly line: number }
  | { readonly kind: 'replacementCharacters'; readonly count: number; readonly line: number };

export type FileNoteKind = FileNote['kind'];
