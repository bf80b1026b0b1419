import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/trpc/app-router';

type Outputs = inferRouterOutputs<AppRouter>;

export type TableSummary = Outputs['catalog']['tables'][number];
export type TableDetail = Outputs['catalog']['table'];
export type FieldDetail = TableDetail['fields'][number];
export type FieldDistribution = Outputs['catalog']['distribution'];
export type ListedImport = Outputs['import']['list'][number];
export type InspectedUpload = Outputs['import']['inspect'];
export type ProposedColumn = InspectedUpload['columns'][number];
export type KnownTable = InspectedUpload['tables'][number];
export type ImportWork = Outputs['import']['work'];
export type CheckedImport = NonNullable<ImportWork['checked']>;
export type ImportResult = NonNullable<ImportWork['imported']>;
