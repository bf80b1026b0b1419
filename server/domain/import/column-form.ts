import * as z from 'zod';
import { isStorable } from './storable-text';

export const dateOrders = ['dmy', 'mdy', 'serial'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** How the values of a column are written. What is absent is not assumed: a value that needs it is refused. */
export const ColumnForm = z.strictObject({
  column: z.string().min(1).max(200).refine(isStorable),
  /** What a plain number is multiplied by; when absent, what the unit in the header says. */
  scale: z
    .string()
    .max(20)
    .regex(/^(?:\d+(?:\.\d+)?|\.\d+)$/)
    .refine((text) => /[1-9]/.test(text))
    .optional(),
  /** The sign before the decimals; the other one groups digits. */
  decimal: z.enum(['.', ',']).optional(),
  /** Whether 1.5w is 1.5万. */
  wan: z.boolean().optional(),
  /** The order of `1/2/2024`, or serial for the day numbers of spreadsheets. */
  dateOrder: z.enum(dateOrders).optional(),
});
export type ColumnForm = z.infer<typeof ColumnForm>;

/** A column's form without its name. */
export type ValueForm = Omit<ColumnForm, 'column'>;
