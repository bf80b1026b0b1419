import { eq } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { ownerAlias, user } from '@/db/schema/index';
import { ownerFieldOf } from '@/server/domain/access/viewer-scope';
import type { CustomerTable } from '@/server/domain/catalog/catalog';
import { normaliseText } from '@/server/domain/text/normalise-text';

export type Owner = {
  /** As the data names them. */
  readonly value: string;
  /** The person that name means; null while it means nobody. */
  readonly name: string | null;
};

/** Who looks after a customer, given the stored text of each field; null without an owner field or value. */
export async function readOwner(
  db: Executor,
  customers: CustomerTable,
  textOf: (field: string) => string | null,
): Promise<Owner | null> {
  const field = ownerFieldOf(customers);
  const value = field && textOf(field.key);
  const normal = value && normaliseText(value);
  if (!value || !normal) return null;
  const [person] = await db
    .select({ name: user.name })
    .from(ownerAlias)
    .innerJoin(user, eq(user.id, ownerAlias.userId))
    .where(eq(ownerAlias.normal, normal));
  return { value, name: person?.name ?? null };
}
