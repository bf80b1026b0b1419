import { type SQL, sql } from 'drizzle-orm';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';

/** A relation of the catalog as a part of a query, quoted. */
export function relationSql(relation: string): SQL {
  return sql.raw(quoteRelation(relation));
}

/** A column of the catalog under a row's alias, quoted. */
export function columnSql(alias: string, column: string): SQL {
  return sql.raw(`${alias}.${quoteIdentifier(column)}`);
}

/** A statement's text made of names of the catalog only; values never stand in it. */
export function catalogSql(text: string): SQL {
  return sql.raw(text);
}
