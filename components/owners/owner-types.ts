import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/trpc/app-router';

export type OwnerList = inferRouterOutputs<AppRouter>['owners']['list'];
export type OwnerName = OwnerList['names'][number];
export type OwnerPerson = OwnerList['people'][number];
