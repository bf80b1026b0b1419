import { SearchSegmentsInput, searchSegments } from '@/server/services/search/search-segments';
import { permit, router } from '../trpc';

export const searchRouter = router({
  segments: permit('segment.read')
    .input(SearchSegmentsInput)
    .query(({ ctx, input }) => searchSegments(ctx, input)),
});
