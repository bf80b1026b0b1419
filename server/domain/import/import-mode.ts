import * as z from 'zod';

/**
 * What the rows of a file mean for those that are there: `update` adds and changes,
 * `snapshot` is the whole table, so that rows it lacks are out of use, `delete` names
 * rows that are.
 */
export const importModes = ['update', 'snapshot', 'delete'] as const;
export const ImportMode = z.enum(importModes);
export type ImportMode = z.infer<typeof ImportMode>;
