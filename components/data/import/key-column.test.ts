import { describe, expect, it } from 'vitest';
import { keyTrouble, proposeKey } from './key-column';

const column = (header: string, rows: number, filled: number, distinct: number | null) => ({
  ...{ header, rows, filled, distinct },
});
const everywhere = () => true;

describe('the proposed row key', () => {
  it.each([
    'id',
    'no',
    'Number',
    'key',
    'code',
    'ticket_no',
    'TicketNo',
    'CustomerID',
    '编号',
    '单号',
    '客户号',
  ])('is %s in spite of a blank and a repeat, not another unique column', (header) => {
    expect(proposeKey([column('name', 5, 5, 5), column(header, 5, 4, 3)], everywhere)).toBe(1);
  });

  it('is a column called so without blanks and repeats before one with them', () => {
    expect(proposeKey([column('order_no', 5, 5, 4), column('line_id', 5, 5, 5)], everywhere)).toBe(
      1,
    );
  });

  it.each([
    ['whose values mostly repeat', column('product_code', 100, 100, 7)],
    ['that names something else', column('postal_code', 100, 100, 90)],
    ['only ending alike', column('paid', 100, 100, 90)],
  ])('is never a column %s', (_name, other) => {
    expect(proposeKey([other, column('name', 100, 100, 100)], everywhere)).toBe(1);
    expect(proposeKey([other], everywhere)).toBe(-1);
  });

  it('leaves out columns with another use', () => {
    expect(proposeKey([column('id', 5, 5, 5), column('name', 5, 5, 5)], (at) => at !== 0)).toBe(1);
  });
});

describe('keyTrouble', () => {
  it('counts the blank and the repeated rows', () => {
    expect(keyTrouble(column('id', 5, 4, 3))).toEqual({ blank: 1, repeated: 1 });
    expect(keyTrouble(column('id', 5, 5, 5))).toBeNull();
    expect(keyTrouble(column('id', 90_000, 89_999, null))).toEqual({ blank: 1, repeated: 0 });
  });
});
