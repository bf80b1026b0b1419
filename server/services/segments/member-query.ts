import { type SQL, sql } from 'drizzle-orm';
import { columnSql, relationSql } from '@/db/identifier-sql';
import { type Catalog, type Field, findField } from '@/server/domain/catalog/catalog';
import { isGranted } from '@/server/domain/access/permission';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { type CauseGroup, causesOf } from '@/server/domain/segment/cause-group';
import type { Instant } from '@/server/domain/time/instant';
import type { Context } from '../context';

export type Moved = {
  readonly kind: 'entered' | 'left';
  /** Moves in (after, until]; null for all from the first on. */
  readonly after: Instant | null;
  readonly until: Instant;
  /** Without it moves of every cause. */
  readonly cause?: CauseGroup | undefined;
};

export type MemberFilter = {
  readonly id: string;
  /** Members at this instant; null for those of the newest refresh. */
  readonly asOf: Instant | null;
  /** Who moved instead of who was in. */
  readonly moved: Moved | null;
  /** A part of the customer's key. */
  readonly search: string;
  /** Customer fields to show beside the key. */
  readonly fields: readonly string[];
};

/** The fields asked for, in that order. Refuses UNKNOWN_FIELD. */
export function memberFields({ customers }: Catalog, keys: readonly string[]): Field[] {
  return keys.map((key, index) => {
    const field = findField(customers, key);
    if (field) return field;
    const params = { field: key, table: customers.key };
    throw new StratumError(problem('UNKNOWN_FIELD', ['fields', index], params));
  });
}

/** Whether this actor is shown what stands in a field; the key is what customers are named by. */
export function isShown(ctx: Context, { personal, sensitive }: Field): boolean {
  if (!personal && !sensitive) return true;
  return ctx.actor.kind === 'system' || isGranted(ctx.actor.role, 'customer.personal');
}

/**
 * `(customer_id, key, entered_at, entered_cause, moved_at, moved_cause, fields)` of the
 * members, each once and without a move; with `moved` of those who moved, once a move.
 * Also those whose row has left the data, with a null key.
 */
export function memberQuery(ctx: Context, catalog: Catalog, filter: MemberFilter): SQL {
  const { customers } = catalog;
  const key = columnSql('c', (findField(customers, customers.keyField) as Field).column);
  const values = memberFields(catalog, filter.fields).map((field) =>
    isShown(ctx, field) ? sql`${columnSql('c', field.column)}::text` : sql`null::text`,
  );
  const fields = sql`jsonb_build_array(${sql.join(values, sql`, `)})`;
  const wanted = filter.search.trim();
  return sql`
    select m.customer_id, ${key}::text as key, m.entered_at, m.entered_cause,
      ${moveColumns(filter.moved)}, ${fields} as fields
    from membership m
    left join ${relationSql(customers.relation)} c on c.customer_id = m.customer_id
    where m.segment_id = ${filter.id}
      and ${filter.moved === null ? heldAt(filter.asOf) : movedIn(filter.moved)}
      ${wanted === '' ? sql`` : sql`and strpos(lower(${key}::text), lower(${wanted})) > 0`}`;
}

/** The order of members and movers; no two rows of a `memberQuery` share a place in it. */
export const memberOrder = sql`customer_id, moved_at`;

function moveColumns(moved: Moved | null): SQL {
  switch (moved?.kind) {
    case undefined:
      return sql`null::timestamptz as moved_at, null::text as moved_cause`;
    case 'entered':
      return sql`m.entered_at as moved_at, m.entered_cause as moved_cause`;
    case 'left':
      return sql`m.left_at as moved_at, m.left_cause as moved_cause`;
  }
}

/** Whether the interval `m` begins or ends in the stretch, by a cause of the group. */
function movedIn({ kind, after, until, cause }: Moved): SQL {
  const at = kind === 'entered' ? sql`m.entered_at` : sql`m.left_at`;
  const by = kind === 'entered' ? sql`m.entered_cause` : sql`m.left_cause`;
  const group =
    cause &&
    sql.join(
      causesOf(cause).map((one) => sql`${one}`),
      sql`, `,
    );
  return sql`${at} <= ${until}::timestamptz
    ${after === null ? sql`` : sql`and ${at} > ${after}::timestamptz`}
    ${group ? sql`and ${by} in (${group})` : sql``}`;
}

/** Whether the interval `m` holds at an instant; at none, whether it is open. */
export function heldAt(asOf: Instant | null): SQL {
  return asOf === null
    ? sql`m.left_at is null`
    : sql`m.entered_at <= ${asOf}::timestamptz and (m.left_at is null or m.left_at > ${asOf}::timestamptz)`;
}
