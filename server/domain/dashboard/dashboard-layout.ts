import * as z from 'zod';
import { SegmentKey } from '../segment/segment-key';
import { dashboardPeriods, maxDashboardSegments } from './dashboard-limits';

/** What the dashboard of segment sizes shows to whoever opens it: which segments, how far back. */
export const DashboardLayout = z.strictObject({
  segments: z
    .array(SegmentKey)
    .max(maxDashboardSegments)
    .refine((keys) => new Set(keys).size === keys.length),
  period: z.enum(dashboardPeriods),
});
export type DashboardLayout = z.infer<typeof DashboardLayout>;
