import { countUnread } from '@/server/services/inbox/count-unread';
import { ListNoticesInput, listNotices } from '@/server/services/inbox/list-notices';
import { MarkReadInput, markRead } from '@/server/services/inbox/mark-read';
import { permit, router } from '../trpc';

export const inboxRouter = router({
  list: permit('inbox.read')
    .input(ListNoticesInput)
    .query(({ ctx, input }) => listNotices(ctx, input)),
  unread: permit('inbox.read').query(({ ctx }) => countUnread(ctx)),
  markRead: permit('inbox.read')
    .input(MarkReadInput)
    .mutation(({ ctx, input }) => markRead(ctx, input)),
});
