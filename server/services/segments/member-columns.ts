import type { Field } from '@/server/domain/catalog/catalog';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { isShown } from './member-query';

export type MemberColumn = Pick<Field, 'key' | 'type' | 'label' | 'choices'>;

export type MemberColumns = {
  /** What customers are named by; null before the first import. */
  readonly key: MemberColumn | null;
  /** The other customer fields this role may see, in the order of the catalog. */
  readonly fields: readonly MemberColumn[];
};

/** The columns a list of members can have for this role. */
export async function memberColumns(ctx: Context): Promise<MemberColumns> {
  const catalog = await findCatalog(ctx.db);
  if (!catalog) return { key: null, fields: [] };
  const { keyField, fields } = catalog.customers;
  const column = ({ key, type, label, choices }: Field) => ({ key, type, label, choices });
  const key = fields.find((field) => field.key === keyField);
  return {
    key: key ? column(key) : null,
    fields: fields.filter((field) => field.key !== keyField && isShown(ctx, field)).map(column),
  };
}
