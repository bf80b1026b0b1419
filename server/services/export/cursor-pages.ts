import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';
import type { Row } from './exported-list';

const rowsPerPage = 1_000;
const statementLimit = '15min';

/**
 * The rows of a query whose columns are all text, in pages, from one snapshot; the session
 * is in the workspace's zone, which `instantText` needs. Ends early when nobody reads on.
 */
export async function* cursorPages(
  ctx: Context,
  query: SQL,
): AsyncGenerator<readonly Row[], void, undefined> {
  const { timeZone } = (await getSettings(ctx)).calendar;
  const { sql: text, params } = new PgDialect().sqlToQuery(query);
  const session = await ctx.sql.reserve();
  try {
    await session`select set_config('TimeZone', ${timeZone}, false),
      set_config('statement_timeout', ${statementLimit}, false)`;
    const rows = session.unsafe(text, params as never[]).values();
    for await (const page of rows.cursor(rowsPerPage)) yield page as unknown as readonly Row[];
  } finally {
    await session`reset TimeZone`.catch(() => undefined);
    await session`reset statement_timeout`.catch(() => undefined);
    session.release();
  }
}

/** An instant as ISO text in the session's zone; whole seconds without a fraction. */
export function instantText(value: SQL): SQL {
  return sql`replace(to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.USTZH:TZM'), '.000000', '')`;
}
