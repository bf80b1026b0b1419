import { OrderBackfillInput, orderBackfill } from '@/server/services/backfill/order-backfill';
import { OrderRefreshInput, orderRefresh } from '@/server/services/refresh/order-refresh';
import { permit, router } from '../trpc';

export const refreshesRouter = router({
  refresh: permit('segment.refresh')
    .input(OrderRefreshInput)
    .mutation(({ ctx, input }) => orderRefresh(ctx, input)),
  backfill: permit('segment.refresh')
    .input(OrderBackfillInput)
    .mutation(({ ctx, input }) => orderBackfill(ctx, input)),
});
