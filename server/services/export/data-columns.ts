import { type SQL, sql } from 'drizzle-orm';
import { columnSql } from '@/db/identifier-sql';
import type { Field } from '@/server/domain/catalog/catalog';
import { assertNever } from '@/server/domain/problem/assert-never';
import type { Context, Locale } from '../context';
import { isShown } from '../segments/member-query';
import { instantText } from './cursor-pages';
import type { ExportColumn } from './exported-list';
import { labelIn } from './export-words';

/** The fields an export may hold for this reader: personal and sensitive ones need customer.personal. */
export function exportedFields(ctx: Context, fields: readonly Field[]): readonly Field[] {
  return fields.filter((field) => isShown(ctx, field));
}

/** A field of imported data as a column; a choice is called by its label. */
export function dataColumn(locale: Locale, { key, label, type, choices }: Field): ExportColumn {
  const renamed = choices.filter((choice) => labelIn(locale, choice.label) !== '');
  return {
    key,
    heading: labelIn(locale, label) || key,
    type,
    words:
      type === 'choice'
        ? new Map(renamed.map((choice) => [choice.id, labelIn(locale, choice.label)]))
        : null,
  };
}

/** A field under an alias as the text of a cell. */
export function dataCell(alias: string, { column, type }: Field): SQL {
  const name = columnSql(alias, column);
  switch (type) {
    case 'text':
    case 'choice':
    case 'number':
    case 'money':
    case 'boolean':
      return sql`${name}::text`;
    case 'date':
      return sql`to_char(${name}, 'YYYY-MM-DD')`;
    case 'instant':
      return instantText(name);
    case 'textList':
      return sql`to_json(${name})::text`;
    default:
      return assertNever(type);
  }
}
