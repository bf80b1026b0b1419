import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/trpc/app-router';

type Outputs = inferRouterOutputs<AppRouter>['segments'];

export type ListedSegment = Outputs['list']['segments'][number];
export type SegmentDetail = Outputs['get'];
export type Sentences = Outputs['sentences'];
export type SegmentHistory = Outputs['history'];
export type Receipt = Outputs['receipts']['receipts'][number];
export type Member = Outputs['members']['members'][number];
export type MemberColumn = Outputs['memberColumns']['fields'][number];
