import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { columnSql, relationSql } from '@/db/identifier-sql';
import {
  type CustomerTable,
  type Field,
  findField,
  normalColumn,
} from '@/server/domain/catalog/catalog';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

export const CustomerId = z.string().regex(/^\d{1,18}$/);

export type StoredCustomer = {
  readonly id: string;
  readonly key: string;
  readonly inactive: boolean;
  readonly mergedInto: string | null;
  readonly batch: number;
};

/** Customers by number, locked until the transaction ends, in the order of their numbers. */
export async function lockCustomers(
  tx: Transaction,
  customers: CustomerTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredCustomer>> {
  const key = findField(customers, customers.keyField) as Field;
  const rows = await tx.execute<StoredCustomer>(sql`
    select c.customer_id::text as id, ${columnSql('c', key.column)}::text as key,
      c.inactive_since is not null as inactive, c.merged_into::text as "mergedInto", c.batch
    from ${relationSql(customers.relation)} c
    where c.customer_id = any(${`{${ids.join(',')}}`}::bigint[])
    order by c.customer_id for update`);
  return new Map(rows.map((row) => [row.id, { ...row }]));
}

/** The customer of the number, in use. Refuses NOT_FOUND, and CONFLICT when it is out of use by now. */
export function requireActive(
  found: ReadonlyMap<string, StoredCustomer>,
  id: string,
  path: string,
): StoredCustomer {
  const customer = found.get(id);
  if (!customer) throw new StratumError(problem('NOT_FOUND', [path]));
  if (customer.inactive)
    throw new StratumError(problem('CONFLICT', [path], { customer: customer.key }, 'customer'));
  return customer;
}

/** Every stored column of a field: its own, and the compared form where there is one. */
export function storedColumns({ column, type }: Field): readonly string[] {
  return type === 'text' || type === 'textList' ? [column, normalColumn(column)] : [column];
}

/** `a is distinct from b` of a field under two aliases. */
export function differs(field: Field, a: string, b: string): SQL {
  return sql`${columnSql(a, field.column)} is distinct from ${columnSql(b, field.column)}`;
}
