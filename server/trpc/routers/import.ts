import { InspectUploadInput, inspectUpload } from '@/server/services/import/inspect-upload';
import {
  findOpenImport,
  ImportWorkInput,
  readImportWork,
  stopImport,
} from '@/server/services/import/read-import-work';
import { ListImportsInput, listImports } from '@/server/services/import/list-imports';
import { StartImportInput, startImport } from '@/server/services/import/start-import';
import { StartUndoInput, startUndo } from '@/server/services/import/start-undo';
import { permit, router } from '../trpc';

export const importRouter = router({
  inspect: permit('data.import')
    .input(InspectUploadInput)
    .query(({ ctx, input }) => inspectUpload(ctx, input)),
  start: permit('data.import')
    .input(StartImportInput)
    .mutation(({ ctx, input }) => startImport(ctx, input)),
  undo: permit('data.import')
    .input(StartUndoInput)
    .mutation(({ ctx, input }) => startUndo(ctx, input)),
  list: permit('catalog.read')
    .input(ListImportsInput)
    .query(({ ctx, input }) => listImports(ctx, input)),
  work: permit('data.import')
    .input(ImportWorkInput)
    .query(({ ctx, input }) => readImportWork(ctx, input)),
  stop: permit('data.import')
    .input(ImportWorkInput)
    .mutation(({ ctx, input }) => stopImport(ctx, input)),
  open: permit('data.import').query(({ ctx }) => findOpenImport(ctx)),
});
