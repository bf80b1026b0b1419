const multipliers: Readonly<Record<string, number>> = {
  万: 4,
  亿: 8,
  千: 3,
  百: 2,
  k: 3,
  m: 6,
  bn: 9,
  b: 9,
};

/**
 * The plain decimal a person means: `1,000`, `５０万`, `£1.5k`, `−3`. Null when it
 * is no number or could mean two (`1,5`).
 */
export function readNumber(input: string): string | null {
  const text = input.normalize('NFKC').trim().toLowerCase().replace(/[−–]/g, '-');
  const match =
    /^(-?)\s*\p{Sc}?\s*(-?)([\d., _']*\d\.?)\s*(万亿|万|亿|千|百|k|m|bn|b)?\s*\p{Sc}?$/u.exec(text);
  if (!match) return null;
  const [, sign = '', inner = '', digits = '', unit] = match;
  if (sign !== '' && inner !== '') return null;
  const plain = withoutGrouping(digits);
  if (plain === null) return null;
  const shifted = shiftPoint(
    plain,
    unit === undefined ? 0 : unit === '万亿' ? 12 : (multipliers[unit] ?? 0),
  );
  const isZero = /^0(\.0*)?$/.test(shifted);
  return isZero || sign + inner === '' ? shifted : `-${shifted}`;
}

function withoutGrouping(digits: string): string | null {
  const [whole = '', fraction, ...more] = digits.replace(/\.$/, '').split('.');
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return null;
  const isPlain = /^\d*$/.test(whole);
  const isGrouped = /^\d{1,3}([, _']\d{3})+$/.test(whole) || /^\d{1,4}(,\d{4})+$/.test(whole);
  if (!isPlain && !isGrouped) return null;
  const bare = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
  return fraction === undefined ? bare : `${bare}.${fraction}`;
}

function shiftPoint(decimal: string, places: number): string {
  if (places === 0) return decimal;
  const [whole = '0', fraction = ''] = decimal.split('.');
  const padded = fraction.padEnd(places, '0');
  const left = `${whole}${padded.slice(0, places)}`.replace(/^0+(?=\d)/, '');
  const right = padded.slice(places);
  return right === '' ? left : `${left}.${right}`;
}

/** The number as it is shown in a field that is not being edited: `1,234.5`. */
export function groupDigits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace('-', '−').replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
