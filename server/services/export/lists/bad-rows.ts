import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { importRun } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { cursorPages } from '../cursor-pages';
import type { ExportedList } from '../exported-list';
import { ownColumn, titleOf } from '../export-words';

const Query = z.strictObject({ import: z.uuid() });

/** The rows an import set aside, in the order of the file. They hold what the file held: for those who import. */
export const badRows: ExportedList = {
  permission: 'data.import',
  about: 'data',
  open: async (ctx, raw) => {
    const { import: id } = Query.parse(raw);
    const [run] = await ctx.db
      .select({ fileName: importRun.fileName })
      .from(importRun)
      .where(eq(importRun.id, id));
    if (!run) throw new StratumError(problem('NOT_FOUND', ['import']));
    const column = ownColumn.bind(null, ctx.locale);
    const query = sql`
      select b.line::text, b."column", b.code, b.code, b.value from import_bad_row b
      where b.import_id = ${id} order by b.line, b."column"`;
    return {
      title: `${run.fileName} ${titleOf(ctx.locale, 'bad-rows')}`,
      columns: [
        column('line', 'number'),
        column('column', 'text'),
        column('code', 'text'),
        column('reason', 'text', 'badRow'),
        column('value', 'text'),
      ],
      pages: cursorPages(ctx, query),
    };
  },
};
