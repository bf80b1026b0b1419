import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { catalogSql, relationSql } from '@/db/identifier-sql';
import { type CustomerTable, type Field, findField } from '@/server/domain/catalog/catalog';
import { type LikenessKind, likenessForm, likenessKinds } from '@/server/domain/customer/likeness';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { isHidden, selectFields } from '../customers/customer-fields';

const mostFields = 4;
const Keys = z.array(z.string().min(1).max(200)).max(mostFields);

/** The customer fields looked at, by what they hold. */
export const LikenessFields = z.strictObject({
  phone: Keys,
  email: Keys,
  company: Keys,
  identity: Keys,
});
export type LikenessFields = z.infer<typeof LikenessFields>;

const headers: Readonly<Record<LikenessKind, RegExp>> = {
  phone: /phone|mobile|\btel\b|电话|手机|联系方式|座机/i,
  email: /e-?mail|邮箱|邮件|电子信箱/i,
  company:
    /company|organi[sz]ation|\bfirm\b|customer.?name|account.?name|公司|企业|单位|客户名称|商号/i,
  identity: /信用代码|身份证|证件|税号|纳税人|识别号|tax|vat|licen[cs]e|passport|identity/i,
};
/** Values like these say it without a header. */
const tellTale: Partial<Record<LikenessKind, RegExp>> = {
  phone: /^\D*(?:(?:\+|00)?86\D*)?1[3-9](?:\D?\d){9}\D*$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
};
const rowsSampled = 200;

/** The text fields that can be compared; others have no compared form. */
export function comparableFields(ctx: Context, customers: CustomerTable): readonly Field[] {
  return customers.fields.filter(
    (field) => field.type === 'text' && field.key !== customers.keyField && !isHidden(ctx, field),
  );
}

/** The fields that likely hold each kind, by header and by what stands in them. */
export async function proposeLikeness(
  ctx: Context,
  customers: CustomerTable,
): Promise<LikenessFields> {
  const fields = comparableFields(ctx, customers);
  const values = await sampleValues(ctx, customers, fields);
  const proposed: Record<LikenessKind, string[]> = {
    phone: [],
    email: [],
    company: [],
    identity: [],
  };
  for (const [index, field] of fields.entries()) {
    const kind = kindOf(field, values[index] ?? []);
    if (kind && proposed[kind].length < mostFields) proposed[kind].push(field.key);
  }
  return proposed;
}

function kindOf({ key, label }: Field, values: readonly string[]): LikenessKind | null {
  if (values.length === 0) return null;
  const share = (test: (value: string) => boolean) => values.filter(test).length / values.length;
  const names = `${key} ${label.en} ${label.zh}`;
  const byHeader = likenessKinds
    .filter((kind) => headers[kind].test(names))
    .find((kind) => share((value) => likenessForm(kind, value) !== null) >= 0.5);
  if (byHeader) return byHeader;
  const byContent = likenessKinds.find((kind) => {
    const told = tellTale[kind];
    return told !== undefined && share((value) => told.test(value)) >= 0.9;
  });
  return byContent ?? null;
}

async function sampleValues(
  ctx: Context,
  customers: CustomerTable,
  fields: readonly Field[],
): Promise<readonly (readonly string[])[]> {
  if (fields.length === 0) return [];
  const columns = catalogSql(selectFields(ctx, 't', fields));
  const rows = await ctx.db.execute<Record<string, string | null>>(sql`
    select ${columns} from ${relationSql(customers.relation)} t
    where t.inactive_since is null limit ${rowsSampled}`);
  return fields.map((_, index) => rows.flatMap((row) => row[`c${index}`] ?? []));
}

/** The fields asked for; refuses UNKNOWN_FIELD for what is not a text field the reader may see. */
export function chosenFields(
  ctx: Context,
  customers: CustomerTable,
  chosen: LikenessFields,
): readonly { readonly kind: LikenessKind; readonly field: Field }[] {
  const allowed = new Set(comparableFields(ctx, customers));
  return likenessKinds.flatMap((kind) =>
    chosen[kind].map((key, index) => {
      const field = findField(customers, key);
      if (field && allowed.has(field)) return { kind, field };
      const params = { field: key, table: customers.key };
      throw new StratumError(problem('UNKNOWN_FIELD', [kind, index], params));
    }),
  );
}
