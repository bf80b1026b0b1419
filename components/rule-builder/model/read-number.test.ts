import { expect, it } from 'vitest';
import { groupDigits, readNumber } from './read-number';

it.each([
  ['50万', '500000'],
  ['５０万', '500000'],
  ['1.5亿', '150000000'],
  ['0.00005万', '0.5'],
  ['2万亿', '2000000000000'],
  ['3k', '3000'],
  ['1.25M', '1250000'],
  ['1,000', '1000'],
  ['１，０００', '1000'],
  ['1,0000', '10000'],
  ['12,345,678.90', '12345678.90'],
  ['£1,000', '1000'],
  ['￥20', '20'],
  ['-£5', '-5'],
  ['£-5', '-5'],
  ['−3.5', '-3.5'],
  [' 42 ', '42'],
  ['007', '7'],
  ['.5', '0.5'],
  ['-0', '0'],
  ['5.', '5'],
])('reads %s as %s', (typed, meant) => {
  expect(readNumber(typed)).toBe(meant);
});

it.each(['', 'abc', '1,5', '1,00', '1.2.3', '--5', '-£-5', '1e5', 'NaN', '5万k', '万'])(
  'refuses %s',
  (typed) => {
    expect(readNumber(typed)).toBeNull();
  },
);

it('groups digits for reading', () => {
  expect(groupDigits('-1234567.50')).toBe('−1,234,567.50');
  expect(groupDigits('999')).toBe('999');
});
