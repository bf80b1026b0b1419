import type { Catalog } from '../catalog/catalog';
import { collectReferences } from '../rule/collect-references';
import { listMentions } from '../rule/list-mentions';
import { listWindows } from '../rule/list-windows';
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
  /** By to-one table: when its rows last changed; only what they hold today is kept. */
  readonly toOneChange: ReadonlyMap<string, Instant>;
};

/**
 * The reasons for which a rule's members at a past instant are approximate; none
 * means exact. Fields of customers and of to-one tables are read as they are today, so
 * one that can have changed since is a reason; so is a window that begins before its
 * table does. What traits and referenced segments read counts as the rule's own.
 */
export function approximationReasons(
  rule: Rule,
  catalog: Catalog,
  calendar: Calendar,
  asOf: Instant,
  facts: HistoryFacts,
): readonly ApproximationReason[] {
  const fields = [...new Set(fieldsRead(rule, catalog, asOf, facts))].map(
    (field) => ({ kind: 'oldValuesUnknown', field }) as const,
  );
  const tables = [...new Set(tablesBegunLater(rule, catalog, calendar, asOf, facts))].map(
    (table) =>
      ({ kind: 'beforeFirstRow', table, firstDay: facts.firstDay.get(table) as Instant }) as const,
  );
  return [...fields, ...tables];
}

/** Fields whose values at the instant may not be those of today, by their names in rules. */
function fieldsRead(rule: Rule, catalog: Catalog, asOf: Instant, facts: HistoryFacts): string[] {
  const { traits, segments } = collectReferences(rule, catalog);
  const { keyField, createdAtField } = catalog.customers;
  return [rule, ...traits.map(({ definition }) => definition), ...segments.map((one) => one.rule)]
    .flatMap((json) => listMentions(json, catalog))
    .flatMap((one) => {
      if (one.kind !== 'field') return [];
      if (one.table === 'customers') {
        const isFixed = one.field === keyField || one.field === createdAtField;
        return !isFixed && mayHaveChanged(one.field, asOf, facts) ? [one.field] : [];
      }
      const isToOne = catalog.toOnes.some(({ key }) => key === one.table);
      return isToOne && mayRowsHaveChanged(one.table, asOf, facts)
        ? [`${one.table}.${one.field}`]
        : [];
    });
}

function mayHaveChanged(field: string, asOf: Instant, facts: HistoryFacts): boolean {
  if (facts.customersSince === null || compareInstants(asOf, facts.customersSince) < 0) return true;
  const change = facts.lastChange.get(field);
  return change !== undefined && compareInstants(change, asOf) > 0;
}

function mayRowsHaveChanged(table: string, asOf: Instant, { toOneChange }: HistoryFacts): boolean {
  const change = toOneChange.get(table);
  return change === undefined || compareInstants(change, asOf) > 0;
}

function tablesBegunLater(
  rule: Rule,
  catalog: Catalog,
  calendar: Calendar,
  asOf: Instant,
  facts: HistoryFacts,
): string[] {
  return listWindows(rule, catalog).flatMap(({ window, table, of }) => {
    const firstDay = table && facts.firstDay.get(table.key);
    if (of !== 'rows' || !table || firstDay === undefined || window.on !== undefined) return [];
    const resolved = resolveWindow(window, { calendar, asOf });
    if ('refused' in resolved || resolved.from === null) return [];
    return compareInstants(resolved.from, firstDay) < 0 ? [table.key] : [];
  });
}
