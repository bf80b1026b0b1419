import { type SQL, sql } from 'drizzle-orm';
import { columnSql } from '@/db/identifier-sql';
import { type Field, normalColumn } from '@/server/domain/catalog/catalog';
import { type LikenessKind, likenessPatterns as p } from '@/server/domain/customer/likeness';

/** `likenessForm` of a text field, computed by the database from its compared form. */
export function likenessSql(
  alias: string,
  { column }: Pick<Field, 'column'>,
  kind: LikenessKind,
): SQL {
  const text = columnSql(alias, normalColumn(column));
  switch (kind) {
    case 'phone': {
      const digits = sql`ltrim(regexp_replace(${text}, ${p.noDigit}, '', 'g'), '0')`;
      const bare = sql`ltrim(regexp_replace(${digits}, ${p.chinaCode}, ''), '0')`;
      return sql`substring(${bare} from ${p.phone})`;
    }
    case 'email':
      return sql`substring(${text} from ${p.email})`;
    case 'identity':
      return sql`substring(regexp_replace(upper(${text}), ${p.noLetterOrDigit}, '', 'g') from ${p.identity})`;
    case 'company':
      return companySql(text);
  }
}

function companySql(text: SQL): SQL {
  const words = sql`regexp_replace(' ' || ${text}, ${p.punctuation}, ' ', 'g')`;
  const short = sql`replace(regexp_replace(${words}, ${p.legalWords}, ''), ' ', '')`;
  return sql`coalesce(
    substring(regexp_replace(${short}, ${p.legalEnding}, '') from ${p.named}),
    substring(${short} from ${p.named}),
    substring(replace(${words}, ' ', '') from ${p.named}))`;
}
