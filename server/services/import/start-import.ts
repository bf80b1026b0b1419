import * as z from 'zod';
import { enqueueImport } from '@/server/jobs/enqueue';
import type { Context } from '../context';
import { ImportMapping, importChoices, tableKeyOf } from './import-input';
import { findUpload, UploadId } from './uploads';

export const StartImportInput = z.strictObject({
  uploadId: UploadId,
  mapping: ImportMapping,
  /** A check counts what would happen and keeps nothing. */
  action: z.enum(['check', 'import']),
  ...importChoices,
});
export type StartImportInput = z.infer<typeof StartImportInput>;

/** Has an uploaded file checked or imported by the worker; the browser may leave. Gives the work's id. */
export async function startImport(ctx: Context, input: StartImportInput): Promise<string> {
  await findUpload(input.uploadId);
  const table = tableKeyOf(input.mapping);
  return ctx.db.transaction((tx) => enqueueImport(tx, { table, input, actor: ctx.actor }));
}
