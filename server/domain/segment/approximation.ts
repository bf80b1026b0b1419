import { type Catalog, findActivity } from '../catalog/catalog';
import type { Rule } from '../rule/rule';
import type { Calendar } from '../time/calendar';
import { compareInstants, type Instant } from '../time/instant';
import { resolveWindow } from '../time/resolve-window';

/** Why a size computed today for a past instant may differ from what was true then. */
export type ApproximationReason =
  | { readonly kind: 'oldValuesUnknown'; readonly field: string }
  | { readonly kind: 'beforeFirstRow'; readonly table: string; readonly firstDay: Instant };

/** What is known about the past of the imported data. */
export type HistoryFacts = {
  /** The first import of customers: from then on old values of changed fields are kept. */
  readonly customersSince: Instant | null;
  /** By customer field: when a value last changed; a field that never changed is absent. */
  readonly lastChange: ReadonlyMap<string, Instant>;
  /** By activity table: the start of the local day of its first row; an empty table is absent. */
  readonly firstDay: ReadonlyMap<string, Instant>;
};

/**
 * The reasons for which a rule's members at a past instant are approximate; none
 * means exact. Customer fields are read as they are today, so one that can have
 * changed since is a reason; so is a window that begins before its table does.
 */
export function approximationReasons(
  rule: Rule,
  catalog: Catalog,
  calendar: Calendar,
  asOf: Instant,
  facts: HistoryFacts,
): readonly ApproximationReason[] {
  const { keyField, createdAtField } = catalog.customers;
  const fields = [...new Set(customerFields(rule))]
    .filter((field) => field !== keyField && field !== createdAtField)
    .filter((field) => mayHaveChanged(field, asOf, facts))
    .map((field) => ({ kind: 'oldValuesUnknown', field }) as const);
  const tables = [...new Set(tablesBegunLater(rule, catalog, calendar, asOf, facts))].map(
    (table) =>
      ({ kind: 'beforeFirstRow', table, firstDay: facts.firstDay.get(table) as Instant }) as const,
  );
  return [...fields, ...tables];
}

function mayHaveChanged(field: string, asOf: Instant, facts: HistoryFacts): boolean {
  if (facts.customersSince === null || compareInstants(asOf, facts.customersSince) < 0) return true;
  const change = facts.lastChange.get(field);
  return change !== undefined && compareInstants(change, asOf) > 0;
}

function customerFields(rule: Rule): string[] {
  switch (rule.kind) {
    case 'group':
      return rule.rules.flatMap(customerFields);
    case 'attribute':
      return [rule.field, ...comparedField(rule.value)];
    default:
      return [];
  }
}

function comparedField(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || !('field' in value)) return [];
  return typeof value.field === 'string' ? [value.field] : [];
}

function tablesBegunLater(
  rule: Rule,
  catalog: Catalog,
  calendar: Calendar,
  asOf: Instant,
  facts: HistoryFacts,
): string[] {
  if (rule.kind === 'group')
    return rule.rules.flatMap((child) => tablesBegunLater(child, catalog, calendar, asOf, facts));
  if (rule.kind !== 'activity' && rule.kind !== 'quantified') return [];
  const firstDay = facts.firstDay.get(rule.table);
  const { window } = rule;
  if (!window || window.on !== undefined || firstDay === undefined) return [];
  if (!findActivity(catalog, rule.table)) return [];
  const resolved = resolveWindow(window, { calendar, asOf });
  if ('refused' in resolved || resolved.from === null) return [];
  return compareInstants(resolved.from, firstDay) < 0 ? [rule.table] : [];
}
