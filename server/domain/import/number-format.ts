/** What the number in a cell stands for by its format. */
export type NumberMeaning = 'number' | 'date' | 'time' | 'dateTime' | 'elapsed';

/** Formats that a workbook refers to by number alone, the Chinese ones among them. */
const builtIn = new Map<number, NumberMeaning>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36].map((id) => [id, 'date'] as const),
  ...[50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, 'time'] as const),
  [22, 'dateTime'],
  [46, 'elapsed'],
]);

/** What numbers with a built-in format stand for. */
export function meaningOfId(id: number): NumberMeaning {
  return builtIn.get(id) ?? 'number';
}

/** What numbers with a format code such as `yyyy"年"m"月"d"日"` or `[$-804]h:mm` stand for. */
export function meaningOfCode(code: string): NumberMeaning {
  const bare = withoutLiterals(code);
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return 'elapsed';
  const letters = bare.replace(/\[[^\]]*\]/g, '').toLowerCase();
  if (/general|g\/通用格式/.test(letters)) return 'number';
  const hasClock = /[hs]|am\/pm|a\/p|上午\/下午/.test(letters);
  const hasEra = /e/.test(letters) && !/[0#?]\.?[0#?]*e[+-]/.test(letters);
  const hasMonthAlone = /m/.test(letters) && !hasClock && !/[0#?]/.test(letters);
  const hasDay = /[yd]|aaa/.test(letters) || (hasEra && /[md]/.test(letters)) || hasMonthAlone;
  const hasMonthName = /mmm/.test(letters);
  if (hasDay || hasMonthName) return hasClock ? 'dateTime' : 'date';
  return hasClock ? 'time' : 'number';
}

/** How many digits a format such as `000000` shows at least, for codes whose zeros in front count; 0 for any other. */
export function digitsOfCode(code: string): number {
  return /^0{2,20}$/.test(code) ? code.length : 0;
}

/** The first section of a format without quoted text, escaped characters, fill and padding. */
function withoutLiterals(code: string): string {
  let bare = '';
  for (let at = 0; at < code.length; at += 1) {
    const character = code[at];
    if (character === '"') {
      const end = code.indexOf('"', at + 1);
      at = end === -1 ? code.length : end;
    } else if (character === '\\' || character === '_' || character === '*') at += 1;
    else if (character === ';') break;
    else bare += character;
  }
  return bare;
}
