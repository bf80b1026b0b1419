import { CancelWorkInput, cancelWork } from '@/server/services/work/cancel-work';
import { GetWorkInput, getWork } from '@/server/services/work/get-work';
import { ListWorkInput, listWork } from '@/server/services/work/list-work';
import { permit, router } from '../trpc';

export const workRouter = router({
  list: permit('segment.read')
    .input(ListWorkInput)
    .query(({ ctx, input }) => listWork(ctx, input)),
  get: permit('segment.read')
    .input(GetWorkInput)
    .query(({ ctx, input }) => getWork(ctx, input)),
  cancel: permit('segment.refresh')
    .input(CancelWorkInput)
    .mutation(({ ctx, input }) => cancelWork(ctx, input)),
});
