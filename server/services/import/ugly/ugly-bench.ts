import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import type { Connection } from '@/db/client';
import { StratumError } from '@/server/domain/problem/stratum-error';
import en from '@/messages/en/problems.json';
import zh from '@/messages/zh-CN/problems.json';
import { loadCatalog } from '../../catalog/load-catalog';
import { phraseProblem } from '../../problems/phrase-problem';
import { ImportMapping } from '../import-input';
import type { Kind, UglyFile } from './ugly-file';
import { uglyFiles } from './ugly-files';

/** The mapping of an ugly file as it would come over the wire. */
export function mappingOf(file: UglyFile): ImportMapping {
  const columns = <T>(of: Readonly<Record<string, T>> | undefined) => Object.entries(of ?? {});
  return ImportMapping.parse({
    into: 'customers',
    key: file.key ?? 'id',
    ...(file.types && { types: columns(file.types).map(([column, type]) => ({ column, type })) }),
    ...(file.forms && {
      forms: columns(file.forms).map(([column, form]) => ({ column, ...form })),
    }),
    ...(file.reading && { reading: file.reading }),
  });
}

/** A hash of what every table holds and of its columns, but for the list of runs. */
export async function hashTables({
  sql,
}: Pick<Connection, 'sql'>): Promise<Record<string, string>> {
  const tables = await sql<{ schema: string; name: string; columns: string }[]>`
    select table_schema as schema, table_name as name,
      string_agg(column_name || ' ' || data_type, ', ' order by ordinal_position) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      and table_name not in ('import_run', 'import_bad_row')
    group by 1, 2 order by 1, 2`;
  const hashes: Record<string, string> = {};
  for (const { schema, name, columns } of tables) {
    const [row] = await sql.unsafe<{ hash: string }[]>(
      `select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as hash
      from ${quoteIdentifier(schema)}.${quoteIdentifier(name)} t`,
    );
    hashes[`${schema}.${name} (${columns})`] = row?.hash ?? '';
  }
  return hashes;
}

const kept = ['workspace', 'user', 'account', 'session'];

/** Takes everything away but the settings and who may sign in: the tables of data, and what tells of them. */
export async function emptyDatabase({ sql }: Pick<Connection, 'sql'>): Promise<void> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname in ('public', 'data') and not (tablename = any(${kept}))`;
  const undo = tables.map(({ schema, name }) =>
    schema === 'data'
      ? `drop table ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`
      : `delete from ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`,
  );
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = 'replica'`;
    await tx.unsafe(undo.join('; '));
  });
}

export type StoredTable = {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly kinds: Readonly<Record<string, Kind>>;
};

/** The customers as they are stored: every value as text, decimals without zeros behind, sorted by the key. */
export async function readStored({
  db,
  sql,
}: Pick<Connection, 'db' | 'sql'>): Promise<StoredTable> {
  const { customers } = await loadCatalog(db);
  const shown = customers.fields.map(({ column, type }) =>
    kindOf(type) === 'number'
      ? `trim_scale(${quoteIdentifier(column)})::text`
      : `${quoteIdentifier(column)}::text`,
  );
  const rows = await sql
    .unsafe(
      `select ${shown.join(', ')} from ${customers.relation.split('.').map(quoteIdentifier).join('.')}`,
    )
    .values();
  const at = customers.fields.findIndex(({ key }) => key === customers.keyField);
  return {
    fields: customers.fields.map(({ key }) => key),
    rows: byKey(rows as unknown as (string | null)[][], at),
    kinds: Object.fromEntries(customers.fields.map(({ key, type }) => [key, kindOf(type)])),
  };
}

export function byKey<T extends readonly (string | null)[]>(rows: readonly T[], at: number): T[] {
  return [...rows].sort((a, b) => (String(a[at]) < String(b[at]) ? -1 : 1));
}

function kindOf(type: string): Kind {
  if (type === 'text' || type === 'choice') return 'words';
  return type === 'money' ? 'number' : (type as Kind);
}

export const refusalOf = (importing: Promise<unknown>): Promise<unknown> =>
  importing.then(
    () => new Error('the file was accepted'),
    (refusal: unknown) => refusal,
  );

/** Every file with the words of its test. */
export const titledFiles = Object.entries(uglyFiles).flatMap(([subject, files]) =>
  files.map((file) => ({ file, title: `${subject}, ${file.name}: ${file.why}` })),
);

export type Told = { readonly code: string; readonly line: number | null };

/** Expects a refusal with words of its own in both languages; gives its code and where. */
export function tellRefusal(error: unknown): Told {
  if (!(error instanceof StratumError)) throw error;
  const [first] = error.problems;
  for (const [locale, words] of [['en', en] as const, ['zh-CN', zh] as const]) {
    const entry = words[first.code] as Readonly<Record<string, unknown>>;
    if (first.variant !== undefined && !Object.hasOwn(entry, first.variant))
      throw new Error(`no words in ${locale} for ${first.code}.${first.variant}`);
    const { message, hint } = phraseProblem(first, locale);
    if (!message || !hint || /…|\{\w+\}/.test(message + hint))
      throw new Error(`words that are not filled: ${message} ${hint}`);
  }
  const line = first.params?.line;
  return {
    code: [first.code, first.variant].filter(Boolean).join('.'),
    line: line === undefined ? null : Number(line),
  };
}
