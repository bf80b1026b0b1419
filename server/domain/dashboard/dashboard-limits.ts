/** Lines that can be told apart: one colour each. */
export const maxDashboardSegments = 8;

export const dashboardPeriods = ['30d', '90d', '12m', '24m', 'all'] as const;
export type DashboardPeriod = (typeof dashboardPeriods)[number];
