import type { DateOrder } from './column-form';

type Seen = { readonly count: number; readonly example: string };

/** Something worth telling about how the values of a column are written; messages/<locale>/reading.json has the words. */
export type ColumnFinding =
  | { readonly kind: 'scaled'; readonly scale: string }
  | (Seen & { readonly kind: 'writtenNumbers' })
  | (Seen & { readonly kind: 'decimalComma' })
  | (Seen & { readonly kind: 'ambiguousDecimal' })
  | (Seen & { readonly kind: 'mixedDecimal' })
  | (Seen & { readonly kind: 'wanLetters'; readonly read: boolean })
  | (Seen & { readonly kind: 'missingWords' })
  | (Seen & { readonly kind: 'errorTexts' })
  | (Seen & { readonly kind: 'guarded' })
  | (Seen & { readonly kind: 'dateOrder'; readonly order: DateOrder })
  | (Seen & { readonly kind: 'ambiguousDateOrder' })
  | (Seen & { readonly kind: 'mixedDateOrder' })
  | (Seen & { readonly kind: 'shortYears' })
  | (Seen & { readonly kind: 'monthsOnly' })
  | (Seen & { readonly kind: 'compactDates' })
  | (Seen & { readonly kind: 'serials' });

export type ColumnFindingKind = ColumnFinding['kind'];

/** How often something was seen, and the first text it was seen in. */
export class Sighting {
  count = 0;
  example = '';
  line = 0;

  add(text: string, line = 0): void {
    if (this.count === 0) [this.example, this.line] = [text.slice(0, 80), line];
    this.count += 1;
  }
}
