import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/trpc/app-router';

type Outputs = inferRouterOutputs<AppRouter>['duplicates'];

export type Duplicates = NonNullable<Outputs['find']>;
export type DuplicateGroup = Duplicates['groups'][number];
export type Candidate = DuplicateGroup['customers'][number];
export type CandidateColumn = Duplicates['columns'][number];
export type ListedMerge = Outputs['merges']['merges'][number];
