import { ChoiceImpactInput, choiceImpact } from '@/server/services/catalog/choice-impact';
import { CountReadersInput, countReaders } from '@/server/services/catalog/count-readers';
import {
  ReadDistributionInput,
  readDistribution,
} from '@/server/services/catalog/distribution/read-distribution';
import { listTables } from '@/server/services/catalog/list-tables';
import { ReadTableInput, readTable } from '@/server/services/catalog/read-table';
import { ReplaceChoiceInput, replaceChoice } from '@/server/services/catalog/replace-choice';
import { RestoreChoiceInput, restoreChoice } from '@/server/services/catalog/restore-choice';
import { UpdateFieldInput, updateField } from '@/server/services/catalog/update-field';
import { UpdateTableInput, updateTable } from '@/server/services/catalog/update-table';
import { permit, router } from '../trpc';

export const catalogRouter = router({
  tables: permit('catalog.read').query(({ ctx }) => listTables(ctx)),
  table: permit('catalog.read')
    .input(ReadTableInput)
    .query(({ ctx, input }) => readTable(ctx, input)),
  distribution: permit('catalog.read')
    .input(ReadDistributionInput)
    .query(({ ctx, input }) => readDistribution(ctx, input)),
  updateField: permit('catalog.edit')
    .input(UpdateFieldInput)
    .mutation(({ ctx, input }) => updateField(ctx, input)),
  updateTable: permit('catalog.edit')
    .input(UpdateTableInput)
    .mutation(({ ctx, input }) => updateTable(ctx, input)),
  choiceImpact: permit('catalog.edit')
    .input(ChoiceImpactInput)
    .query(({ ctx, input }) => choiceImpact(ctx, input)),
  replaceChoice: permit('catalog.edit')
    .input(ReplaceChoiceInput)
    .mutation(({ ctx, input }) => replaceChoice(ctx, input)),
  restoreChoice: permit('catalog.edit')
    .input(RestoreChoiceInput)
    .mutation(({ ctx, input }) => restoreChoice(ctx, input)),
  readers: permit('catalog.read')
    .input(CountReadersInput)
    .query(({ ctx, input }) => countReaders(ctx, input)),
});
