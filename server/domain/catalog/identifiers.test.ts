import { describe, expect, it } from 'vitest';
import { nameColumn } from './identifiers';

describe('the name of a column in PostgreSQL', () => {
  it.each([
    ['Order No.', 'order_no'],
    ['国家', 'f'],
    ['2024', 'f_2024'],
    ['customer_id', 'f_customer_id'],
    ['xmin', 'f_xmin'],
    ['TableOID', 'f_tableoid'],
  ])('of %j is %j', (key, name) => expect(nameColumn(key, new Set())).toBe(name));

  it('is none that is taken, nor that of a normalised column', () => {
    expect(nameColumn('国家', new Set(['f', 'f_2']))).toBe('f_3');
    expect(nameColumn('city__n', new Set())).toBe('city_n');
  });
});
