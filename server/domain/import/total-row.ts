import { toHalfWidth } from './half-width';

const words = new Set([
  ...['合计', '小计', '总计', '汇总', '共计', '总和', '合計', '小計', '總計', '彙總'],
  ...['total', 'totals', 'subtotal', 'sub total', 'sub-total', 'grand total', 'sum'],
]);
const mayStart = new Set('合小总汇共總彙TtSsGg 　');
const longest = 20;

/** The word in a row's first filled cell that makes it a row of totals; null for any other row. */
export function totalLabel(cells: readonly string[]): string | null {
  for (const cell of cells) {
    if (cell === '') continue;
    if (!mayStart.has(cell.charAt(0)) || cell.length > longest) return null;
    const text = toHalfWidth(cell).trim().replace(/\s*:$/, '').toLowerCase();
    if (text === '') continue;
    return words.has(text) || words.has(text.replace(/\s/g, '')) ? cell.trim() : null;
  }
  return null;
}
