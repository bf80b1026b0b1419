import type { ActivityTable } from '@/server/domain/catalog/catalog';
import { findOperator } from '@/server/domain/rule/operators';
import type { MeasureFunction } from '@/server/domain/rule/rule';
import type { ActivityDraft, QuantifiedDraft } from './editor-rule';
import { measurableFields, measuredField, startOperator } from './new-condition';

/** What an activity condition asks: a measure that is compared, or a shorthand over its rows. */
export type Measuring = MeasureFunction | QuantifiedDraft['mode'];

type Draft = ActivityDraft | QuantifiedDraft;

const modes: ReadonlySet<string> = new Set(['some', 'none', 'all']);

function isMode(measuring: Measuring): measuring is QuantifiedDraft['mode'] {
  return modes.has(measuring);
}

/** The condition with another measure; field, operator and value stay where they still fit. */
export function changeMeasure(
  draft: Draft,
  table: ActivityTable | undefined,
  to: Measuring,
): Draft {
  const { table: key, where, window } = draft;
  const scope = { table: key, ...(where && { where }), ...(window && { window }) };
  if (isMode(to))
    return { ...gapsOf(draft), kind: 'quantified', mode: to, ...scope } as QuantifiedDraft;
  const before = draft.kind === 'activity' ? draft : null;
  const allowed = measurableFields(table, to);
  const kept = allowed.find((field) => field.key === before?.measure.field);
  const only = allowed.length === 1 ? allowed[0] : undefined;
  const field = kept ?? only;
  const measure = { fn: to, ...(field && { field: field.key }) };
  const of = measuredField(table, measure);
  const operator = before?.operator ?? '>=';
  const fits = of && typeof findOperator(of.type, operator) === 'object';
  const test = fits
    ? { operator, value: before ? before.value : 1 }
    : { operator: of ? startOperator(of.type) : operator, value: undefined };
  return { ...gapsOf(draft), kind: 'activity', measure, ...scope, ...test } as ActivityDraft;
}

/** Members of the other kind, to be left out. */
function gapsOf(draft: Draft): object {
  return Object.fromEntries(Object.keys(draft).map((member) => [member, undefined]));
}

/** The condition on another table: what names the old table's columns is dropped. */
export function changeTable(draft: Draft, table: ActivityTable | undefined): Partial<Draft> {
  if (!table || table.key === draft.table) return {};
  const base = { table: table.key, where: undefined };
  if (draft.kind === 'quantified') return base;
  const { fn } = draft.measure;
  if (fn === 'count') return base;
  const [first] = measurableFields(table, fn);
  return first
    ? { ...base, measure: { fn, field: first.key } }
    : { ...base, measure: { fn: 'count' } };
}
