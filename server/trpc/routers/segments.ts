import { ArchiveSegmentInput, archiveSegment } from '@/server/services/segments/archive-segment';
import { CreateSegmentInput, createSegment } from '@/server/services/segments/create-segment';
import { GetSegmentInput, getSegment } from '@/server/services/segments/get-segment';
import { ListMembersInput, listMembers } from '@/server/services/segments/list-members';
import { ListReceiptsInput, listReceipts } from '@/server/services/segments/list-receipts';
import { ListSegmentsInput, listSegments } from '@/server/services/segments/list-segments';
import { memberColumns } from '@/server/services/segments/member-columns';
import { PublishSegmentInput, publishSegment } from '@/server/services/segments/publish-segment';
import { RestoreSegmentInput, restoreSegment } from '@/server/services/segments/restore-segment';
import { SaveDraftInput, saveDraft } from '@/server/services/segments/save-draft';
import { segmentFacts } from '@/server/services/segments/segment-facts';
import { SegmentHistoryInput, segmentHistory } from '@/server/services/segments/segment-history';
import { tellSegments } from '@/server/services/segments/tell-segments';
import { TellVersionsInput, tellVersions } from '@/server/services/segments/tell-versions';
import { permit, router } from '../trpc';

export const segmentsRouter = router({
  list: permit('segment.read')
    .input(ListSegmentsInput)
    .query(({ ctx, input }) => listSegments(ctx, input)),
  facts: permit('segment.read').query(({ ctx }) => segmentFacts(ctx)),
  sentences: permit('segment.read').query(({ ctx }) => tellSegments(ctx)),
  versionSentences: permit('segment.read')
    .input(TellVersionsInput)
    .query(({ ctx, input }) => tellVersions(ctx, input)),
  get: permit('segment.read')
    .input(GetSegmentInput)
    .query(({ ctx, input }) => getSegment(ctx, input)),
  history: permit('segment.read')
    .input(SegmentHistoryInput)
    .query(({ ctx, input }) => segmentHistory(ctx, input)),
  members: permit('segment.read')
    .input(ListMembersInput)
    .query(({ ctx, input }) => listMembers(ctx, input)),
  memberColumns: permit('segment.read').query(({ ctx }) => memberColumns(ctx)),
  receipts: permit('segment.read')
    .input(ListReceiptsInput)
    .query(({ ctx, input }) => listReceipts(ctx, input)),
  create: permit('segment.draft')
    .input(CreateSegmentInput)
    .mutation(({ ctx, input }) => createSegment(ctx, input)),
  saveDraft: permit('segment.draft')
    .input(SaveDraftInput)
    .mutation(({ ctx, input }) => saveDraft(ctx, input)),
  publish: permit('segment.publish')
    .input(PublishSegmentInput)
    .mutation(({ ctx, input }) => publishSegment(ctx, input)),
  archive: permit('segment.publish')
    .input(ArchiveSegmentInput)
    .mutation(({ ctx, input }) => archiveSegment(ctx, input)),
  restore: permit('segment.publish')
    .input(RestoreSegmentInput)
    .mutation(({ ctx, input }) => restoreSegment(ctx, input)),
});
