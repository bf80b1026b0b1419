import type { Sql } from 'postgres';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';

/** Every data table with a hash over all its columns and rows, in an order that only they decide. */
export async function hashData(sql: Sql): Promise<Readonly<Record<string, string>>> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'data' order by 1`;
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const columns = await sql<{ columns: string }[]>`
      select string_agg(column_name || ' ' || data_type, ',' order by column_name) as columns
      from information_schema.columns where table_schema = 'data' and table_name = ${name}`;
    const [row] = await sql.unsafe<{ hash: string }[]>(
      `select count(*) || ' ' || coalesce(md5(string_agg(line, E'\\n' order by line collate "C")), '') as hash
       from (select to_jsonb(t)::text as line from data.${quoteIdentifier(name)} t) rows`,
    );
    hashes[name] = `${columns[0]?.columns} ${row?.hash}`;
  }
  return hashes;
}
