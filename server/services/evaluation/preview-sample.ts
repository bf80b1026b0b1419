import type { Catalog, Field } from '@/server/domain/catalog/catalog';
import { findField } from '@/server/domain/catalog/catalog';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { isGranted } from '@/server/domain/access/permission';
import { collectReferences } from '@/server/domain/rule/collect-references';
import { listMentions } from '@/server/domain/rule/list-mentions';
import type { Rule } from '@/server/domain/rule/rule';
import type { Context } from '../context';

export type SampleValue = string | readonly string[] | null;

export type PreviewSample = {
  /** Fields of the customer table: first its key, then those the rule asks about. */
  readonly fields: readonly string[];
  readonly rows: readonly { readonly id: string; readonly values: readonly SampleValue[] }[];
};

const columns = 5;

/** The given customers with a few of their fields; personal ones only for those who may see them. */
export async function readSample(
  ctx: Context,
  catalog: Catalog,
  rule: Rule,
  ids: readonly string[],
): Promise<PreviewSample> {
  const fields = chooseFields(ctx, catalog, rule);
  const keys = fields.map((field) => field.key);
  if (ids.length === 0) return { fields: keys, rows: [] };
  const selected = fields.map(({ column, type }) => {
    const name = `c.${quoteIdentifier(column)}`;
    return type === 'textList' ? `to_json(${name})` : `to_json(${name}::text)`;
  });
  const rows = await ctx.sql.unsafe<{ id: string; v: string }[]>(
    `select c.customer_id::text as id, json_build_array(${selected.join(', ')})::text as v
from ${quoteRelation(catalog.customers.relation)} c
where c.customer_id = any($1::bigint[])
order by array_position($1::bigint[], c.customer_id)`,
    [ids as string[]],
  );
  return {
    fields: keys,
    rows: rows.map(({ id, v }) => ({ id, values: JSON.parse(v) as SampleValue[] })),
  };
}

function chooseFields(ctx: Context, catalog: Catalog, rule: Rule): Field[] {
  const { customers } = catalog;
  const seesPersonal =
    ctx.actor.kind === 'system' || isGranted(ctx.actor.role, 'customer.personal');
  const isShown = (field: Field) => !field.sensitive && (seesPersonal || !field.personal);
  const key = findField(customers, customers.keyField);
  const asked = askedFields(rule, catalog).flatMap((name) => findField(customers, name) ?? []);
  const others = [...asked, ...customers.fields].filter((field) => field !== key && isShown(field));
  return [...(key ? [key] : []), ...new Set(others)].slice(0, columns);
}

/** Fields of customers that the rule names, itself or through what it refers to. */
function askedFields(rule: Rule, catalog: Catalog): string[] {
  const { traits, segments } = collectReferences(rule, catalog);
  return [rule, ...traits.map(({ definition }) => definition), ...segments.map((one) => one.rule)]
    .flatMap((json) => listMentions(json, catalog))
    .flatMap((one) => (one.kind === 'field' && one.table === 'customers' ? [one.field] : []));
}
