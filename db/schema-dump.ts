import type postgres from 'postgres';

/**
 * The database's structure as sorted lines, one per object: tables, columns,
 * constraints, indexes, functions, triggers, with their storage options.
 * Two databases with the same structure give the same text.
 */
export async function dumpSchema(sql: postgres.Sql): Promise<string> {
  const rows = await sql<{ line: string }[]>`
    with space as (
      select oid, nspname from pg_namespace
      where nspname !~ '^pg_' and nspname not in ('information_schema', 'drizzle')
    ), relation as (
      select c.oid, c.relkind, c.reloptions, s.nspname || '.' || c.relname as name
      from pg_class c join space s on s.oid = c.relnamespace
    )
    select 'schema ' || nspname as line from space
    union all
    select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
    union all
    select concat_ws(' ', 'table', name, 'with (' || array_to_string(reloptions, ', ') || ')')
      from relation where relkind in ('r', 'p')
    union all
    select concat_ws(' ', 'table', r.name, 'partition by', pg_get_partkeydef(r.oid))
      from relation r where r.relkind = 'p'
    union all
    select concat_ws(' ', 'view', name, md5(pg_get_viewdef(oid)))
      from relation where relkind in ('v', 'm')
    union all
    select 'sequence ' || name from relation where relkind = 'S'
    union all
    select concat_ws(' ', 'column', r.name || '.' || a.attname,
        format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then 'not null' end,
        case a.attidentity when 'a' then 'identity always' when 'd' then 'identity' end,
        case when a.attgenerated <> '' then 'generated' end,
        'default ' || pg_get_expr(d.adbin, d.adrelid),
        'collate ' || nullif(l.collname, 'default'))
      from relation r
      join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
      left join pg_collation l on l.oid = a.attcollation
      where r.relkind in ('r', 'p')
    union all
    select concat_ws(' ', 'constraint', r.name || '.' || k.conname, pg_get_constraintdef(k.oid))
      from pg_constraint k join relation r on r.oid = k.conrelid
      where k.contype <> 'n'
    union all
    select concat_ws(' ', 'index', r.name, pg_get_indexdef(r.oid))
      from relation r where r.relkind in ('i', 'I')
    union all
    select concat_ws(' ', 'function', s.nspname || '.' || p.proname,
        '(' || pg_get_function_identity_arguments(p.oid) || ')',
        'returns ' || pg_get_function_result(p.oid), md5(p.prosrc))
      from pg_proc p join space s on s.oid = p.pronamespace
    union all
    select concat_ws(' ', 'trigger', r.name, pg_get_triggerdef(t.oid))
      from pg_trigger t join relation r on r.oid = t.tgrelid where not t.tgisinternal
    union all
    select concat_ws(' ', 'enum', s.nspname || '.' || t.typname,
        (select string_agg(e.enumlabel, ', ' order by e.enumsortorder)
           from pg_enum e where e.enumtypid = t.oid))
      from pg_type t join space s on s.oid = t.typnamespace where t.typtype = 'e'`;
  const lines = rows.map(({ line }) => line).sort();
  return `${lines.join('\n')}\n`;
}
