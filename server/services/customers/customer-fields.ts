import { isGranted } from '@/server/domain/access/permission';
import { type Field, normalColumn, type Table } from '@/server/domain/catalog/catalog';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import type { Context } from '../context';

/** A field's value as text, as the wire carries it; `hidden` stands for personal data the role may not see. */
export type ShownValue =
  | { readonly kind: 'value'; readonly text: string | null }
  | { readonly kind: 'hidden' };

export function seesPersonal(ctx: Context): boolean {
  return ctx.actor.kind === 'system' || isGranted(ctx.actor.role, 'customer.personal');
}

/** A select list that gives every field as canonical text: `c0`, `c1` and on. Hidden fields are not read at all. */
export function selectFields(ctx: Context, alias: string, fields: readonly Field[]): string {
  return fields
    .map(
      (field, index) =>
        `${isHidden(ctx, field) ? 'null::text' : fieldText(alias, field)} as c${index}`,
    )
    .join(', ');
}

/** A field under an alias as canonical text: instants as ISO, lists as JSON. */
function fieldText(alias: string, field: Field): string {
  const name = `${alias}.${quoteIdentifier(field.column)}`;
  if (field.type === 'instant') return `to_char(${name}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return field.type === 'textList' ? `to_json(${name})::text` : `${name}::text`;
}

export function readFields(
  ctx: Context,
  fields: readonly Field[],
  row: Readonly<Record<string, unknown>>,
): readonly ShownValue[] {
  return fields.map((field, index) =>
    isHidden(ctx, field)
      ? { kind: 'hidden' }
      : { kind: 'value', text: (row[`c${index}`] as string | null) ?? null },
  );
}

export function isHidden(ctx: Context, field: Field): boolean {
  return field.personal && !seesPersonal(ctx);
}

/** The columns a search looks into: compared forms of text the reader may see. */
export function searchedColumns(ctx: Context, table: Table): readonly string[] {
  return table.fields
    .filter((field) => field.type === 'text' && !isHidden(ctx, field))
    .map((field) => quoteIdentifier(normalColumn(field.column)));
}
