/** Columns every data table has for itself, from us and from PostgreSQL; no field may take these names. */
const reserved = new Set([
  ...['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid'],
  'customer_id',
  'sample_key',
  'active',
  'inactive_since',
  'merged_into',
  'batch',
]);

/** Quotes a name of the catalog for PostgreSQL. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A relation of the schema `data`, quoted. */
export function quoteRelation(relation: string): string {
  return relation.split('.').map(quoteIdentifier).join('.');
}

/**
 * Gives a field's or table's key a name in PostgreSQL that is ASCII, short and
 * not taken: `Order No.` becomes `order_no`, `国家` becomes `f`, `f_2` and so on.
 */
export function nameColumn(key: string, taken: ReadonlySet<string>): string {
  const slug = key
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  const base = slug === '' ? 'f' : /^[0-9]/.test(slug) || reserved.has(slug) ? `f_${slug}` : slug;
  let name = base;
  for (let n = 2; taken.has(name) || taken.has(`${name}__n`) || name.endsWith('__n'); n += 1)
    name = `${base}_${n}`;
  return name;
}
