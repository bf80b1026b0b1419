import { quoteIdentifier } from '../catalog/identifiers';
import type { Names } from '../predicate/print-term';
import type { SqlWriter } from '../predicate/sql-fragment';
import type { Instant } from '../time/instant';
import { identify, type Plan } from './plan';
import { joinLinks } from './print-links';
import { printScan } from './print-scan';
import { printScope } from './print-scope';
import type { Scope } from './scope';

export type JoinedSources = { readonly joins: readonly string[]; readonly names: Names };

/** Joins what a plan reads to the customers `c`, at most one row each. */
export function joinSources(
  plan: Plan,
  scope: Scope,
  asOf: Instant,
  sql: SqlWriter,
): JoinedSources {
  const features = new Map<string, string>();
  const scans = plan.scans.map((scan, index) => {
    const alias = `a${index + 1}`;
    scan.features.forEach((feature, at) => {
      features.set(identify(feature), `${alias}.f${at + 1}`);
    });
    return `left join (\n${printScan(scan, scope, sql)}\n) ${alias} on ${alias}.customer_id = c.customer_id`;
  });
  const links = joinLinks(plan.links, 'c');
  const members = new Map(plan.segments.map((id, index) => [id, `m.s${index + 1}`]));
  const membership =
    plan.segments.length > 0
      ? [
          `left join (\n${printMembership(plan, scope, asOf, sql)}\n) m on m.customer_id = c.customer_id`,
        ]
      : [];
  return {
    joins: [...links.joins, ...scans, ...membership],
    names: {
      column: ({ column, link }) => `${link ? links.alias(link) : 'c'}.${quoteIdentifier(column)}`,
      feature: (feature) => features.get(identify(feature)) as string,
      member: (id) => members.get(id) as string,
      quantile: () => {
        throw new Error('a quantile outside its stage');
      },
    },
  };
}

/** Who is in which of the segments by stored membership: open at as-of. */
function printMembership({ segments }: Plan, scope: Scope, asOf: Instant, sql: SqlWriter): string {
  const at = sql.bind(asOf, 'timestamptz');
  const members = segments.map(
    (id, index) => `bool_or(i.segment_id = ${sql.bind(id, 'uuid')}) as s${index + 1}`,
  );
  const conditions = [
    `i.segment_id = any(${sql.bind(segments, 'uuid[]')})`,
    `i.entered_at <= ${at}`,
    `(i.left_at > ${at} or i.left_at is null)`,
    ...printScope('i', scope, sql),
  ];
  return [
    `  select i.customer_id,\n    ${members.join(',\n    ')}`,
    '  from "membership" i',
    `  where ${conditions.join(' and ')}`,
    '  group by i.customer_id',
  ].join('\n');
}
