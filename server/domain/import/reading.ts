import * as z from 'zod';
import { isStorable } from './storable-text';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** The last row in which a header may be stated. */
export const lastHeaderRow = 10_000;
export const mostHeaderRows = 5;

const isOneCharacter = (text: string) => Array.from(text).length === 1 && !/["\r\n]/.test(text);
const name = (longest: number) => z.string().min(1).max(longest).refine(isStorable);
const row = z.int().min(1).max(lastHeaderRow);

/** How a person wants a file read. What is absent is recognised. */
export const Reading = z
  .strictObject({
    encoding: z.enum(encodings).optional(),
    delimiter: z.string().max(2).refine(isStorable).refine(isOneCharacter).optional(),
    /** The sheet of a workbook, by its name. */
    sheet: name(200).optional(),
    /** The first row of the header: a line of a text file, a row of a sheet, from 1. */
    headerFrom: row.optional(),
    /** The last row of the header; the first one when absent. */
    headerTo: row.optional(),
    /** Columns whose blank cells take the value above. */
    fillDown: z.array(name(200)).max(500).optional(),
    /** Keeps the rows that hold totals. */
    keepTotals: z.boolean().optional(),
  })
  .refine(
    ({ headerFrom = 1, headerTo = headerFrom }) =>
      headerTo >= headerFrom && headerTo < headerFrom + mostHeaderRows,
  );
export type Reading = z.infer<typeof Reading>;

/** How a file was read: what a person stated and what was recognised. */
export type ResolvedReading = {
  /** Null for a workbook, as is `delimiter`. */
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  /** Null for a text file. */
  readonly sheet: string | null;
  readonly headerFrom: number;
  readonly headerTo: number;
  readonly fillDown: readonly string[];
  readonly keepTotals: boolean;
};
