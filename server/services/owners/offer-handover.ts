import { asc, eq, isNull } from 'drizzle-orm';
import * as z from 'zod';
import { ownerAlias, user } from '@/db/schema/index';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { countOwned } from './count-owned';

export const OfferHandoverInput = z.strictObject({ from: z.string().min(1).max(64) });
export type OfferHandoverInput = z.infer<typeof OfferHandoverInput>;

export type HandoverOffer = {
  /** The names that mean the person, as first seen. */
  readonly names: readonly string[];
  /** Customers who would change hands. */
  readonly customers: number;
  /** Who can take them, by name. */
  readonly takers: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
  }[];
};

/** What somebody's handover would move, and to whom it could go. */
export async function offerHandover(
  ctx: Context,
  { from }: OfferHandoverInput,
): Promise<HandoverOffer> {
  const catalog = await findCatalog(ctx.db);
  const aliases = await ctx.db
    .select({ normal: ownerAlias.normal, value: ownerAlias.value })
    .from(ownerAlias)
    .where(eq(ownerAlias.userId, from))
    .orderBy(asc(ownerAlias.value));
  const people = await ctx.db
    .select({ id: user.id, name: user.name, email: user.email })
    .from(user)
    .where(isNull(user.disabledAt))
    .orderBy(asc(user.name), asc(user.id));
  const normals = aliases.map(({ normal }) => normal);
  return {
    names: aliases.map(({ value }) => value),
    customers: catalog ? await countOwned(ctx.db, catalog.customers, normals) : 0,
    takers: people.filter(({ id }) => id !== from),
  };
}
