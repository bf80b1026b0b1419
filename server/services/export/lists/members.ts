import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { relationSql } from '@/db/identifier-sql';
import { type Field, findField } from '@/server/domain/catalog/catalog';
import { loadCatalog } from '../../catalog/load-catalog';
import type { Context } from '../../context';
import { getSegment } from '../../segments/get-segment';
import { ExportMembersInput, toFilter } from '../../segments/list-members';
import { memberFields, memberQuery } from '../../segments/member-query';
import { cursorPages, instantText } from '../cursor-pages';
import { dataCell, dataColumn, exportedFields } from '../data-columns';
import type { ExportedList, OpenedList } from '../exported-list';
import { labelIn, ownColumn } from '../export-words';

/** The address of the members page: an instant, or those who moved, and a part of the key. */
const Query = z.strictObject({
  id: z.string(),
  at: z.string().optional(),
  moved: z.string().optional(),
  after: z.string().optional(),
  until: z.string().optional(),
  cause: z.string().optional(),
  q: z.string().default(''),
});

export const members: ExportedList = {
  permission: 'segment.export',
  about: 'data',
  open: async (ctx, raw) => {
    const { id, at, moved, after, until, cause, q } = Query.parse(raw);
    const span = { after: after ?? null, until, ...(cause !== undefined && { cause }) };
    const input = ExportMembersInput.parse({
      id,
      search: q,
      ...(at !== undefined && { asOf: at }),
      ...(moved !== undefined && { moved: { kind: moved, ...span } }),
    });
    const { name, key } = await getSegment(ctx, { id });
    return openMembers(ctx, input, labelIn(ctx.locale, name) || key);
  },
};

/**
 * The members in the order and number of `listMembers`: key, fields, since when and why;
 * of movers when and why they moved. Without `fields` every field this reader may see.
 */
export async function openMembers(
  ctx: Context,
  input: z.input<typeof ExportMembersInput>,
  title: string,
): Promise<OpenedList> {
  const filter = toFilter(ExportMembersInput.parse(input));
  const catalog = await loadCatalog(ctx.db);
  const { customers } = catalog;
  const key = findField(customers, customers.keyField) as Field;
  const asked = filter.fields.length > 0 ? memberFields(catalog, filter.fields) : customers.fields;
  const fields = exportedFields(ctx, asked).filter((field) => field !== key);
  const left = filter.moved?.kind === 'left';
  const cells = fields.map((field) => dataCell('c', field));
  const query = sql`
    select ${sql.join(
      [
        sql`q.key`,
        ...cells,
        instantText(sql`coalesce(q.moved_at, q.entered_at)`),
        sql`coalesce(q.moved_cause, q.entered_cause)`,
      ],
      sql`, `,
    )}
    from (${memberQuery(ctx, catalog, { ...filter, fields: [] })}) q
    left join ${relationSql(customers.relation)} c on c.customer_id = q.customer_id
    order by q.customer_id, q.moved_at`;
  const { locale } = ctx;
  return {
    title,
    columns: [
      dataColumn(locale, key),
      ...fields.map((field) => dataColumn(locale, field)),
      ownColumn(locale, left ? 'left_at' : 'entered_at', 'instant'),
      ownColumn(locale, left ? 'left_cause' : 'entered_cause', 'text', 'causes'),
    ],
    pages: cursorPages(ctx, query),
  };
}
