import { readGuide } from '@/server/services/guide/read-guide';
import { permit, router } from '../trpc';

export const guideRouter = router({
  read: permit('segment.publish').query(({ ctx }) => readGuide(ctx)),
});
