import { type SQL, sql } from 'drizzle-orm';
import { columnSql } from '@/db/identifier-sql';
import { type Field, normalColumn } from '@/server/domain/catalog/catalog';
import { type LikenessKind, likenessPatterns as p } from '@/server/domain/customer/likeness';

/**
 * `likenessForm` of a text field, computed by the database from its compared form. Patterns
 * cost most, so each runs once (`offset 0` keeps its result) and only where it can match.
 */
export function likenessSql(
  alias: string,
  { column }: Pick<Field, 'column'>,
  kind: LikenessKind,
): SQL {
  const text = columnSql(alias, normalColumn(column));
  switch (kind) {
    case 'phone':
      return phoneSql(text);
    case 'email':
      return sql`case when strpos(${text}, '@') > 0 then substring(${text} from ${p.email}) end`;
    case 'identity':
      return sql`(
        select case when length(i.signs) >= 6 then i.signs end
        from (select regexp_replace(upper(${text}), ${p.noLetterOrDigit}, '', 'g') as signs offset 0) i)`;
    case 'company':
      return companySql(text);
  }
}

function phoneSql(text: SQL): SQL {
  return sql`(
    select case when length(b.bare) between 7 and 15 then b.bare end
    from (
      select case when d.digits like '86%' and length(d.digits) between 12 and 13
        then ltrim(substr(d.digits, 3), '0') else d.digits end as bare
      from (select ltrim(regexp_replace(${text}, ${p.noDigit}, '', 'g'), '0') as digits offset 0) d
      offset 0
    ) b)`;
}

/** The legal words end in a Latin letter, the endings in one of five signs. */
function companySql(text: SQL): SQL {
  return sql`(
    select case
      when length(e.bare) > 1 then e.bare
      when length(e.short) > 1 then e.short
      when length(e.whole) > 1 then e.whole end
    from (
      select s.whole, s.short, case when right(s.short, 1) in ('司', '团', '份', '国', '社')
        then regexp_replace(s.short, ${p.legalEnding}, '') else s.short end as bare
      from (
        select replace(w.words, ' ', '') as whole, replace(
          case when right(w.words, 1) collate "C" between 'a' and 'z'
            then regexp_replace(w.words, ${p.legalWords}, '') else w.words end, ' ', '') as short
        from (select rtrim(regexp_replace(' ' || ${text}, ${p.punctuation}, ' ', 'g')) as words offset 0) w
        offset 0
      ) s
      offset 0
    ) e)`;
}
