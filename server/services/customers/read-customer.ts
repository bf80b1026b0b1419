import { asc, desc, eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { membership, segment } from '@/db/schema/index';
import { catalogSql } from '@/db/identifier-sql';
import {
  type CustomerTable,
  type Field,
  type FieldGroup,
  findField,
  type Label,
} from '@/server/domain/catalog/catalog';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { dataClock } from '../catalog/data-clock';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { type Owner, readOwner } from '../owners/read-owner';
import { readViewerScope } from '../owners/read-viewer-scope';
import { viewerCondition } from '../owners/viewer-condition';
import { readFields, selectFields, type ShownValue } from './customer-fields';

export const ReadCustomerInput = z.strictObject({ key: z.string().min(1).max(500) });
export type ReadCustomerInput = z.infer<typeof ReadCustomerInput>;

export type CustomerAttribute = {
  readonly field: string;
  readonly label: Label;
  readonly type: Field['type'];
  readonly group: FieldGroup;
  readonly choiceLabel: Label | null;
  readonly value: ShownValue;
};

export type Stay = {
  readonly segmentId: string;
  readonly name: Label;
  readonly enteredAt: Instant;
  /** Null while the customer is in. */
  readonly leftAt: Instant | null;
};

export type CustomerDetail = {
  readonly key: string;
  /** Who looks after the customer; null without one, or when the reader may not see the field. */
  readonly owner: Owner | null;
  readonly attributes: readonly CustomerAttribute[];
  /** Newest first. */
  readonly stays: readonly Stay[];
  readonly clock: Instant;
};

const staysShown = 500;

/** One customer's attributes and memberships; refuses NOT_FOUND, also for whom the reader may not see. */
export async function readCustomer(
  ctx: Context,
  input: ReadCustomerInput,
): Promise<CustomerDetail> {
  const catalog = await loadCatalog(ctx.db);
  const { customers } = catalog;
  const row = await findCustomer(ctx, customers, input.key);
  const values = readFields(ctx, customers.fields, row);
  const textOf = (index: number) => {
    const value = values[index];
    return value?.kind === 'value' ? value.text : null;
  };
  return {
    key: input.key,
    owner: await readOwner(ctx.db, customers, (key) =>
      textOf(customers.fields.findIndex((field) => field.key === key)),
    ),
    attributes: customers.fields.map((field, index) => {
      const value = values[index] ?? { kind: 'value', text: null };
      const text = textOf(index);
      return {
        field: field.key,
        label: field.label,
        type: field.type,
        group: field.group,
        choiceLabel: field.choices.find((choice) => choice.id === text)?.label ?? null,
        value,
      };
    }),
    stays: await readStays(ctx, row.customer_id),
    clock: await dataClock(ctx.db),
  };
}

/** The stored row of a customer the reader may see, by key, with its number; refuses NOT_FOUND. */
export async function findCustomer(
  ctx: Context,
  customers: CustomerTable,
  key: string,
): Promise<Record<string, unknown> & { readonly customer_id: string }> {
  const field = findField(customers, customers.keyField);
  if (!field) throw new Error('the customer table has no key field');
  const viewer = await readViewerScope(ctx, customers);
  const [row] = await ctx.db.execute<{ customer_id: string }>(sql`
    select t.customer_id::text as customer_id, ${catalogSql(selectFields(ctx, 't', customers.fields))}
    from ${catalogSql(quoteRelation(customers.relation))} t
    where t.inactive_since is null and ${viewerCondition('t', viewer)}
      and ${catalogSql(`t.${quoteIdentifier(field.column)}`)}::text = ${key}`);
  if (!row) throw new StratumError(problem('NOT_FOUND', ['key']));
  return row;
}

async function readStays(ctx: Context, customerId: string): Promise<readonly Stay[]> {
  const rows = await ctx.db
    .select({
      segmentId: segment.id,
      en: segment.nameEn,
      zh: segment.nameZh,
      enteredAt: membership.enteredAt,
      leftAt: membership.leftAt,
    })
    .from(membership)
    .innerJoin(segment, eq(segment.id, membership.segmentId))
    .where(eq(membership.customerId, BigInt(customerId)))
    .orderBy(desc(sql`${membership.leftAt} is null`), desc(membership.enteredAt), asc(segment.key))
    .limit(staysShown);
  return rows.map(({ segmentId, en, zh, enteredAt, leftAt }) => ({
    segmentId,
    name: { en, zh },
    enteredAt: toInstant(enteredAt),
    leftAt: leftAt === null ? null : toInstant(leftAt),
  }));
}
