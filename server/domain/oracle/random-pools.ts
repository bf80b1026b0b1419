import type { Random } from './seeded-random';

export const TEXTS: readonly string[] = [
  ...[
    'Anna',
    'ANNA',
    '\uff41\uff4e\uff4e\uff41',
    ' anna ',
    'Hanna',
    '50%',
    '50 percent',
    '5%0',
    'a_b',
    'axb',
    'C:\\temp',
    'C:xtemp',
  ],
  ...[
    '\u6771\u4eac\uff08\u672c\u793e\uff09',
    '\u6771\u4eac(\u672c\u793e)',
    '\u6771\u4eac',
    'Stra\u00dfe',
    'STRASSE',
    '\u0130zmir',
    'izmir',
    '\u039f\u0394\u039f\u03a3',
    '\u03bf\u03b4\u03bf\u03c2',
    '\u03bf\u03b4\u03bf\u03c3',
  ],
  ...[
    '\u00e9',
    'e\u0301',
    '\u00c9',
    '007',
    '7',
    '\ufb01ne',
    'FINE',
    "O'Hara",
    '"x"',
    'null',
    '$1',
    '\u{1f600} ok',
    'a\u00a0b',
    'a b',
  ],
];

export const CHOICES: readonly string[] = ['paid', 'open', 'refunded', 'Paid', 'void'];

export const LABELS: readonly string[] = [
  'red',
  'Red',
  '\uff52\uff45\uff44',
  'blue',
  'green',
  '50%',
  'a_b',
  'axb',
  '007',
];

const NUMBERS: readonly (number | string)[] = [
  0,
  0,
  1,
  2,
  3,
  3,
  5,
  7,
  10,
  -1,
  -2.5,
  0.1,
  0.3,
  2.5,
  '3.00',
];

const AMOUNTS: readonly string[] = [
  ...[
    '0',
    '0.00',
    '1',
    '9.99',
    '10',
    '10.0',
    '10.01',
    '19.99',
    '50',
    '100',
    '250.5',
    '1000',
    '-5',
    '-0.01',
    '0.1',
    '0.2',
  ],
  ...['12345678901234567890.123456789012345678', '99999999999999999999999999999999999999'],
];

export function randomNumber(random: Random): number | string {
  return random.pick(NUMBERS);
}

export function randomAmount(random: Random): string {
  return random.chance(0.93) ? random.pick(AMOUNTS.slice(0, -2)) : random.pick(AMOUNTS);
}
