import { parseAsArrayOf, parseAsIsoDate, parseAsString, parseAsStringLiteral } from 'nuqs';
import { dashboardPeriods } from '@/server/domain/dashboard/dashboard-limits';

export const shownPeriods = [...dashboardPeriods, 'custom'] as const;
export type ShownPeriod = (typeof shownPeriods)[number];

/** What the address holds: segments, stretch and view; absent ones come from the saved layout. */
export const dashboardQuery = {
  segments: parseAsArrayOf(parseAsString),
  period: parseAsStringLiteral(shownPeriods),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  view: parseAsStringLiteral(['chart', 'table'] as const).withDefault('chart'),
};

export type DashboardQuery = {
  readonly segments: readonly string[] | null;
  readonly period: ShownPeriod | null;
  readonly from: Date | null;
  readonly to: Date | null;
};
