import { CountReadersInput, countReaders } from '@/server/services/catalog/count-readers';
import { listTables } from '@/server/services/catalog/list-tables';
import { ReadTableInput, readTable } from '@/server/services/catalog/read-table';
import { UpdateFieldInput, updateField } from '@/server/services/catalog/update-field';
import { permit, router } from '../trpc';

export const catalogRouter = router({
  tables: permit('catalog.read').query(({ ctx }) => listTables(ctx)),
  table: permit('catalog.read')
    .input(ReadTableInput)
    .query(({ ctx, input }) => readTable(ctx, input)),
  updateField: permit('catalog.edit')
    .input(UpdateFieldInput)
    .mutation(({ ctx, input }) => updateField(ctx, input)),
  readers: permit('catalog.read')
    .input(CountReadersInput)
    .query(({ ctx, input }) => countReaders(ctx, input)),
});
