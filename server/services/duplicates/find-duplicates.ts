import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import * as z from 'zod';
import { relationSql } from '@/db/identifier-sql';
import type { CustomerTable, Label } from '@/server/domain/catalog/catalog';
import type { LikenessKind } from '@/server/domain/customer/likeness';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { runCancellable } from '../evaluation/run-cancellable';
import { chosenFields, comparableFields, LikenessFields, proposeLikeness } from './likeness-fields';
import { likenessSql } from './likeness-sql';
import { type Candidate, type CandidateColumn, readCandidates } from './read-candidates';

export const FindDuplicatesInput = z.strictObject({
  /** Without them those that likely hold phones, e-mails, names and numbers. */
  fields: LikenessFields.optional(),
  page: z.number().int().min(0).max(10_000).default(0),
});
export type FindDuplicatesInput = z.input<typeof FindDuplicatesInput>;

export type Likeness = { readonly kind: LikenessKind; readonly form: string };

export type DuplicateGroup = {
  /** Why they are possibly one, each in its compared form. */
  readonly reasons: readonly Likeness[];
  readonly count: number;
  /** Empty for a group too large to look through. */
  readonly customers: readonly Candidate[];
};

export type Duplicates = {
  readonly fields: LikenessFields;
  readonly choices: readonly { readonly key: string; readonly label: Label }[];
  /** What stands side by side in every candidate, in this order. */
  readonly columns: readonly CandidateColumn[];
  readonly groups: readonly DuplicateGroup[];
  readonly total: number;
  readonly pageSize: number;
};

const pageSize = 20;
/** Customers of a group that are listed; a larger one is named only. */
export const largestGroup = 50;
const timeoutMs = 5_000;

type Row = {
  reasons: Likeness[];
  count: number;
  members: string[] | null;
  total: number;
};

/**
 * Groups of customers in use that are possibly one, most reasons first. Pairs found to be
 * different are left out. One statement of at most 5 s: refuses TIMED_OUT, UNKNOWN_FIELD.
 */
export async function findDuplicates(
  ctx: Context,
  raw: FindDuplicatesInput,
): Promise<Duplicates | null> {
  const { fields: asked, page } = FindDuplicatesInput.parse(raw);
  const catalog = await findCatalog(ctx.db);
  if (!catalog) return null;
  const { customers } = catalog;
  const fields = asked ?? (await proposeLikeness(ctx, customers));
  const chosen = chosenFields(ctx, customers, fields);
  const forms = chosen.map(({ kind, field }) => ({ kind, form: likenessSql('c', field, kind) }));
  const rows = forms.length === 0 ? [] : await readGroups(ctx, customers, forms, page);
  const listed = rows.flatMap(({ members }) => members ?? []);
  const { columns, byId } = await readCandidates(ctx, catalog, listed);
  return {
    fields,
    choices: comparableFields(ctx, customers).map(({ key, label }) => ({ key, label })),
    columns,
    groups: rows.map(({ reasons, count, members }) => ({
      reasons,
      count,
      customers: (members ?? []).flatMap((id) => byId.get(id) ?? []),
    })),
    total: rows[0]?.total ?? 0,
    pageSize,
  };
}

type Form = { readonly kind: LikenessKind; readonly form: SQL };

async function readGroups(
  ctx: Context,
  customers: CustomerTable,
  forms: readonly Form[],
  page: number,
): Promise<readonly Row[]> {
  const { sql: text, params } = new PgDialect().sqlToQuery(groupQuery(customers, forms, page));
  const values = params.map(String);
  return runCancellable<Row>(ctx.sql, { text, params: values }, { timeoutMs });
}

/** The repeated forms are found first, on the forms alone; only their customers are gathered. */
export function groupQuery(customers: CustomerTable, forms: readonly Form[], page: number): SQL {
  const values = forms.map(({ kind, form }) => sql`(${kind}::text, ${form})`);
  return sql`
    with forms as materialized (
      select c.customer_id, v.kind, v.form
      from ${relationSql(customers.relation)} c
      cross join lateral (values ${sql.join(values, sql`, `)}) as v (kind, form)
      where c.inactive_since is null and v.form is not null
    ), repeated as (
      select kind, form from forms group by kind, form having min(customer_id) < max(customer_id)
    ), alike as (
      select f.kind, f.form, array_agg(distinct f.customer_id) as members
      from forms f join repeated r using (kind, form)
      group by f.kind, f.form
    ), groups as (
      select members, cardinality(members) as count,
        jsonb_agg(jsonb_build_object('kind', kind, 'form', form) order by kind, form) as reasons
      from alike group by members
    ), open as (
      select g.reasons, g.count, case
        when g.count > ${largestGroup}::int then null
        when exists (select from distinct_customers d where d.lower_id = any(g.members)) then array(
          select m from unnest(g.members) m
          where exists (
            select from unnest(g.members) o
            where o <> m and not exists (
              select from distinct_customers d
              where d.lower_id = least(m, o) and d.higher_id = greatest(m, o)))
          order by m)
        else g.members end as members
      from groups g
    )
    select reasons, coalesce(cardinality(members), count)::int as count, members::text[] as members,
      count(*) over ()::int as total
    from open
    where members is null or cardinality(members) > 1
    order by jsonb_array_length(reasons) desc, members is null, members, reasons
    limit ${pageSize}::int offset ${page * pageSize}::int`;
}
