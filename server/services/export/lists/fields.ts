import * as z from 'zod';
import { readTable } from '../../catalog/read-table';
import type { ExportedList } from '../exported-list';
import { labelIn, ownColumn, titleOf } from '../export-words';
import { onePage } from '../one-page';

const Query = z.strictObject({ table: z.string().min(1).max(100) });

/** The fields of a table, as the catalog describes them; no sample values. */
export const fields: ExportedList = {
  permission: 'list.export',
  about: 'data',
  open: async (ctx, raw) => {
    const { table } = Query.parse(raw);
    const detail = await readTable(ctx, { table });
    const column = ownColumn.bind(null, ctx.locale);
    return {
      title: `${labelIn(ctx.locale, detail.label) || table} ${titleOf(ctx.locale, 'fields')}`,
      columns: [
        column('key', 'text'),
        column('label_en', 'text'),
        column('label_zh', 'text'),
        column('type', 'text', 'fieldTypes'),
        column('group', 'text', 'fieldGroups'),
        column('role', 'text', 'fieldRoles'),
        column('personal', 'boolean'),
        column('sensitive', 'boolean'),
        column('filled', 'number'),
        column('rows', 'number'),
        column('refers_to', 'text'),
      ],
      pages: onePage(async () =>
        detail.fields.map((field) => [
          field.key,
          field.label.en,
          field.label.zh,
          field.type,
          field.group,
          field.role,
          String(field.personal),
          String(field.sensitive),
          String(field.filled),
          String(detail.rows),
          field.refersTo ?? null,
        ]),
      ),
    };
  },
};
