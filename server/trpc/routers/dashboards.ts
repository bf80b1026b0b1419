import { getDashboard } from '@/server/services/dashboards/get-dashboard';
import {
  QuerySegmentSizesInput,
  querySegmentSizes,
} from '@/server/services/dashboards/query-segment-sizes';
import { SaveDashboardInput, saveDashboard } from '@/server/services/dashboards/save-dashboard';
import { permit, router } from '../trpc';

export const dashboardsRouter = router({
  get: permit('dashboard.read').query(({ ctx }) => getDashboard(ctx)),
  sizes: permit('dashboard.read')
    .input(QuerySegmentSizesInput)
    .query(({ ctx, input }) => querySegmentSizes(ctx, input)),
  save: permit('dashboard.edit')
    .input(SaveDashboardInput)
    .mutation(({ ctx, input }) => saveDashboard(ctx, input)),
});
