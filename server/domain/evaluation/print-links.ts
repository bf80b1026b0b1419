import { quoteIdentifier, quoteRelation } from '../catalog/identifiers';
import type { Link } from '../predicate/predicate';
import { identify } from './plan';

/** Joins the to-one rows that the rows of `from` lead to; a key stands once in its table. */
export function joinLinks(links: readonly Link[], from: string) {
  const aliases = new Map(links.map((link, index) => [identify(link), `l${index + 1}`]));
  const alias = (link: Link) => aliases.get(identify(link)) as string;
  const joins = links.map((link) => {
    const cast = link.asText ? '::text' : '';
    const key = `${alias(link)}.${quoteIdentifier(link.key)}${cast}`;
    const pointer = `${from}.${quoteIdentifier(link.from)}${cast}`;
    return `left join ${quoteRelation(link.relation)} ${alias(link)} on ${key} = ${pointer}`;
  });
  return { joins, alias };
}
