import * as z from 'zod';
import { SegmentKey } from '../segment/segment-key';

/** Lines that can be told apart: one colour each. */
export const maxDashboardSegments = 8;

export const dashboardPeriods = ['30d', '90d', '12m', '24m', 'all'] as const;
export const DashboardPeriod = z.enum(dashboardPeriods);
export type DashboardPeriod = z.infer<typeof DashboardPeriod>;

/** What the dashboard of segment sizes shows to whoever opens it: which segments, how far back. */
export const DashboardLayout = z.strictObject({
  segments: z
    .array(SegmentKey)
    .max(maxDashboardSegments)
    .refine((keys) => new Set(keys).size === keys.length),
  period: DashboardPeriod,
});
export type DashboardLayout = z.infer<typeof DashboardLayout>;
