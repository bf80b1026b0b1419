import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { type Field, findField } from '@/server/domain/catalog/catalog';
import { csvPlain, csvText } from '@/server/domain/text/csv-cell';
import { toInstant } from '@/server/domain/time/instant';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { ExportMembersInput, toFilter } from './list-members';
import { isShown, memberFields, memberOrder, memberQuery } from './member-query';

const byteOrderMark = '\uFEFF';
const rowsPerChunk = 1000;
const statementLimit = '15min';

type Row = {
  key: string | null;
  entered_at: string;
  entered_cause: string;
  moved_at: string | null;
  moved_cause: string | null;
  fields: (string | null)[];
};

/**
 * The members as CSV in chunks of text, in the order and number of `listMembers`:
 * key, fields, since when and why; of movers when and why they moved. Without `fields` every field this role may see. UTF-8 with
 * a byte order mark; no text can start a formula. Ends early when nobody reads on.
 */
export async function* exportMembers(
  ctx: Context,
  input: ExportMembersInput,
): AsyncGenerator<string, void, undefined> {
  const filter = toFilter(ExportMembersInput.parse(input));
  const catalog = await loadCatalog(ctx.db);
  const { customers } = catalog;
  const fields =
    filter.fields.length > 0 ? memberFields(catalog, filter.fields) : visibleFields(ctx, customers);
  const wanted = { ...filter, fields: fields.map(({ key }) => key) };
  const { sql: text, params } = new PgDialect().sqlToQuery(
    sql`${memberQuery(ctx, catalog, wanted)} order by ${memberOrder}`,
  );
  const keyField = findField(customers, customers.keyField) as Field;
  const session = await ctx.sql.reserve();
  try {
    await session.unsafe(`set statement_timeout = '${statementLimit}'`);
    yield byteOrderMark +
      line([keyField.key, ...wanted.fields, ...whenAndWhy(filter.moved)].map(csvText));
    const rows = session.unsafe<Row[]>(text, params as never[]);
    for await (const chunk of rows.cursor(rowsPerChunk))
      yield chunk.map((row) => memberLine(row, keyField, fields)).join('');
  } finally {
    await session.unsafe('reset statement_timeout').catch(() => undefined);
    session.release();
  }
}

function whenAndWhy(moved: { readonly kind: 'entered' | 'left' } | null): readonly string[] {
  return moved?.kind === 'left' ? ['left_at', 'left_cause'] : ['entered_at', 'entered_cause'];
}

function visibleFields(ctx: Context, customers: { keyField: string; fields: readonly Field[] }) {
  return customers.fields.filter(
    (field) => field.key !== customers.keyField && isShown(ctx, field),
  );
}

function memberLine(row: Row, keyField: Field, fields: readonly Field[]): string {
  const values = fields.map((field, index) => cell(field, row.fields[index] ?? null));
  const at = toInstant(row.moved_at ?? row.entered_at);
  return line([cell(keyField, row.key), ...values, at, row.moved_cause ?? row.entered_cause]);
}

function cell({ type }: Field, value: string | null): string {
  return ['text', 'choice', 'textList'].includes(type) ? csvText(value) : csvPlain(value);
}

function line(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}
