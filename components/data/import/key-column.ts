import type { ProposedColumn } from '../data-types';

type KeyColumn = Pick<ProposedColumn, 'header' | 'rows' | 'filled' | 'distinct'>;

const namesRow =
  /(^|[_\s.-])(id|no|nr|key|number|code)\.?$|^id([_\s-]|$)|编号|编码|[单户员]号|号码/iu;
const namesRowInCamelCase = /[a-z](Id|ID|No|Nr|Key|Number|Code)$/u;
const namesOther =
  /zip|post|phone|mobile|country|currency|region|area|tax|邮|电话|手机|国家|地区|税/iu;

/** Rows of a key column that will not land: blank ones are set aside, repeated ones give way. */
export type KeyTrouble = { readonly blank: number; readonly repeated: number };

/** What keeps a column from naming every row once; null when nothing does or too many values were seen to say. */
export function keyTrouble({ rows, filled, distinct }: KeyColumn): KeyTrouble | null {
  const blank = rows - filled;
  const repeated = distinct === null ? 0 : filled - distinct;
  return blank > 0 || repeated > 0 ? { blank, repeated } : null;
}

/**
 * The place of the column that most likely names a row, or -1: one called so whose values are
 * unique; else one called so with blanks or with repeats in at most half of its values; else the
 * first unique one.
 */
export function proposeKey(
  columns: readonly KeyColumn[],
  isFree: (index: number) => boolean,
): number {
  const free = columns
    .map((column, index) => ({ column, index }))
    .filter((each) => isFree(each.index));
  const named = free.filter(({ column }) => isNamedAsKey(column.header));
  const isWhole = ({ column }: { column: KeyColumn }) => keyTrouble(column) === null;
  const [nearest] = named
    .filter(({ column }) => isMostlyUnique(column))
    .toSorted(
      (a, b) => (b.column.distinct ?? b.column.filled) - (a.column.distinct ?? a.column.filled),
    );
  return (named.find(isWhole) ?? nearest ?? free.find(isWhole))?.index ?? -1;
}

function isNamedAsKey(header: string): boolean {
  return (namesRow.test(header) || namesRowInCamelCase.test(header)) && !namesOther.test(header);
}

function isMostlyUnique({ filled, distinct }: KeyColumn): boolean {
  return filled > 0 && (distinct === null || distinct * 2 >= filled);
}
