import type { Context } from '../context';
import type { ClaimedWork } from '../work/claim-work';
import { type CheckedImport, checkImport } from './check-import';
import { type ImportProgress, type ImportResult, runImport } from './run-import';
import { StartImportInput } from './start-import';
import { findUpload } from './uploads';

/**
 * Does what a piece of work of kind import asks for: checks or imports an uploaded
 * file, telling the bytes read. Repeating it changes nothing.
 */
export async function importUpload(
  ctx: Context,
  { input, actor, report }: ClaimedWork,
): Promise<CheckedImport | ImportResult> {
  const { uploadId, mapping, mode } = StartImportInput.parse(input);
  const { path, fileName } = await findUpload(uploadId);
  const progress: ImportProgress = (step, done, total) => report({ step, done, total });
  const request = { path, fileName, mapping };
  return mode === 'check'
    ? checkImport(ctx, request, progress)
    : runImport({ ...ctx, actor: { kind: 'system', name: actor } }, request, progress);
}
