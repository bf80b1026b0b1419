import { FindDuplicatesInput, findDuplicates } from '@/server/services/duplicates/find-duplicates';
import { ListMergesInput, listMerges } from '@/server/services/duplicates/list-merges';
import {
  MarkDistinctInput,
  markDistinct,
  UnmarkDistinctInput,
  unmarkDistinct,
} from '@/server/services/duplicates/mark-distinct';
import { MergeCustomersInput, mergeCustomers } from '@/server/services/duplicates/merge-customers';
import { UndoMergeInput, undoMerge } from '@/server/services/duplicates/undo-merge';
import { permit, router } from '../trpc';

export const duplicatesRouter = router({
  find: permit('customer.merge')
    .input(FindDuplicatesInput)
    .query(({ ctx, input }) => findDuplicates(ctx, input)),
  merges: permit('customer.merge')
    .input(ListMergesInput)
    .query(({ ctx, input }) => listMerges(ctx, input)),
  markDistinct: permit('customer.merge')
    .input(MarkDistinctInput)
    .mutation(({ ctx, input }) => markDistinct(ctx, input)),
  unmarkDistinct: permit('customer.merge')
    .input(UnmarkDistinctInput)
    .mutation(({ ctx, input }) => unmarkDistinct(ctx, input)),
  merge: permit('customer.merge')
    .input(MergeCustomersInput)
    .mutation(({ ctx, input }) => mergeCustomers(ctx, input)),
  undoMerge: permit('customer.merge')
    .input(UndoMergeInput)
    .mutation(({ ctx, input }) => undoMerge(ctx, input)),
});
