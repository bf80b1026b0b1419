import * as z from 'zod';
import type { Context } from '../context';
import type { ClaimedWork } from '../work/claim-work';
import { type CheckedImport, checkImport } from './check-import';
import type { ImportProgress } from './import-request';
import type { ImportResult } from './read-result';
import { runImport } from './run-import';
import { StartImportInput } from './start-import';
import { StartUndoInput } from './start-undo';
import { undoImport } from './undo-import';
import { findUpload } from './uploads';

const ImportWorkInput = z.discriminatedUnion('action', [
  StartImportInput.extend({ action: z.literal('check') }),
  StartImportInput.extend({ action: z.literal('import') }),
  StartUndoInput.extend({ action: z.literal('undo') }),
]);

/**
 * Does what a piece of work of kind import asks for: checks or imports an uploaded
 * file, telling the bytes read, or takes an import back. The run goes by the work's
 * id, so that repeating it changes nothing, also after it landed.
 */
export async function performImport(
  ctx: Context,
  { id, input, actor, report }: ClaimedWork,
): Promise<CheckedImport | ImportResult> {
  const asked = ImportWorkInput.parse(input);
  const acting: Context = { ...ctx, actor: { kind: 'system', name: actor } };
  const progress: ImportProgress = (step, done, total) => report({ step, done, total });
  if (asked.action === 'undo')
    return undoImport(acting, { importId: asked.importId, runId: id }, progress);
  const { uploadId, action, ...decided } = asked;
  const { path, fileName } = await findUpload(uploadId);
  const request = { path, fileName, ...decided };
  return action === 'check'
    ? checkImport(ctx, request, id, progress)
    : runImport(acting, { ...request, importId: id }, progress);
}
