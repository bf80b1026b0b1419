import { createHash } from 'node:crypto';
import { collectReferences } from '@/server/domain/rule/collect-references';
import { type Catalog, type Table, tablesOf, timeFieldOf } from '@/server/domain/catalog/catalog';
import type { Rule } from '@/server/domain/rule/rule';
import type { Calendar } from '@/server/domain/time/calendar';

/** What gave a refresh its meaning, in parts that can be told apart later. */
export type Fingerprint = {
  readonly rule: string;
  readonly calendar: string;
  readonly catalog: string;
  /** The traits and the rules of the segments it refers to, through others too. */
  readonly references: string;
};

/** Equal fingerprints over equal data give equal members. Labels do not count. */
export function fingerprintOf(rule: Rule, calendar: Calendar, catalog: Catalog): Fingerprint {
  return {
    rule: hashOf(rule),
    calendar: hashOf(calendar),
    catalog: hashOf(tablesOf(catalog).map(shapeOf)),
    references: hashOf(referencesOf(rule, catalog)),
  };
}

function referencesOf(rule: Rule, catalog: Catalog) {
  const { traits, segments } = collectReferences(rule, catalog);
  return [
    traits.map(({ key, definition }) => [key, definition]),
    segments.map(({ key, kind, id, rule: own }) => [key, kind === 'dynamic' ? own : id]),
  ];
}

export function printFingerprint({ rule, calendar, catalog, references }: Fingerprint): string {
  return `${rule}.${calendar}.${catalog}.${references}`;
}

/** One that was stored before references were a part of it has an empty one. */
export function readFingerprint(text: string | null): Fingerprint | null {
  const [rule, calendar, catalog, references = ''] = text?.split('.') ?? [];
  return rule && calendar && catalog ? { rule, calendar, catalog, references } : null;
}

/** Whether two JSON values say the same, whatever the order of their members. */
export function isSameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function shapeOf(table: Table) {
  const time = timeFieldOf(table);
  const fields = table.fields.map(({ key, column, type, refersTo }) => [
    ...[key, column, type],
    ...(refersTo ? [refersTo] : []),
  ]);
  return [table.key, table.relation, table.keyField, time, fields];
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
    .slice(0, 16);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
