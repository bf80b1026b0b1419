import type { FieldType } from '@/server/domain/catalog/catalog';
import type { Permission } from '@/server/domain/access/permission';
import type { Context } from '../context';

/** A cell as canonical text: numbers as plain decimals, days ISO, instants ISO in the workspace's zone. */
export type Cell = string | null;
export type Row = readonly Cell[];

export type ExportColumn = {
  /** What programs know the column by. */
  readonly key: string;
  /** What people know it by, in their language. */
  readonly heading: string;
  readonly type: FieldType;
  /** What a stored value is called, where that differs from it. */
  readonly words: ReadonlyMap<string, string> | null;
};

/** A list opened for one reader: what is left out of `columns` is not read at all. */
export type OpenedList = {
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  /** Read once, in pages; nothing is read before the first is asked for. */
  readonly pages: AsyncGenerator<readonly Row[], void, undefined>;
};

export type ExportedList = {
  readonly permission: Permission;
  /** `accounts` for people, who live in the workspace's own database whatever is looked at. */
  readonly about: 'data' | 'accounts';
  /** Refuses a query it does not know with a ZodError, and what is not there with NOT_FOUND. */
  open(ctx: Context, query: Readonly<Record<string, string>>): Promise<OpenedList>;
};

/** `words` for people: their language and labels. `keys` for programs: keys and stored values. */
export type Voice = 'words' | 'keys';

/** The head of every column, each once: what two columns share is told apart by the key. */
export function headOf(columns: readonly ExportColumn[], voice: Voice): readonly string[] {
  if (voice === 'keys') return columns.map(({ key }) => key);
  const seen = new Map<string, number>();
  for (const { heading } of columns) seen.set(heading, (seen.get(heading) ?? 0) + 1);
  return columns.map(({ heading, key }) =>
    seen.get(heading) === 1 ? heading : `${heading} (${key})`,
  );
}

/** The value of a cell in a voice. */
export function spoken(column: ExportColumn, value: Cell, voice: Voice): Cell {
  if (value === null || voice === 'keys' || column.words === null) return value;
  return column.words.get(value) ?? value;
}

/** Whether a cell of this column is text, which a spreadsheet could take for a formula. */
export function isTextual({ type, words }: ExportColumn): boolean {
  return words !== null || type === 'text' || type === 'choice' || type === 'textList';
}
