import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/trpc/app-router';

type Outputs = inferRouterOutputs<AppRouter>['traits'];

export type ListedTrait = Outputs['list'][number];
export type TraitDetail = Outputs['get'];
export type PreviewedTrait = Outputs['preview'];
export type Distributed = Outputs['distributions']['traits'][string];
export type Distribution = NonNullable<Distributed['distribution']>;
export type CustomerTrait = Outputs['ofCustomer'][number];
