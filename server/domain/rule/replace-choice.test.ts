import { describe, expect, it } from 'vitest';
import type { Catalog, Field } from '../catalog/catalog';
import { listMentions } from './list-mentions';
import { replaceChoiceIn } from './replace-choice';

const field = (key: string, type: Field['type']): Field => ({
  ...{ key, column: key, type, label: { en: key, zh: key }, group: 'basic' },
  ...{ personal: false, sensitive: false, choices: [] },
});
const label = { en: '', zh: '' };
const catalog: Catalog = {
  customers: {
    ...{ kind: 'customer', key: 'customers', relation: 'data.c', label, keyField: 'id' },
    createdAtField: null,
    fields: [field('id', 'text'), field('status', 'choice'), field('region_id', 'text')],
  },
  activities: [
    {
      ...{ kind: 'activity', key: 'orders', relation: 'data.o', label, keyField: 'no' },
      timeField: 'at',
      fields: [field('no', 'text'), field('at', 'instant'), field('status', 'choice')],
    },
  ],
  toOnes: [
    {
      ...{ kind: 'toOne', key: 'region', relation: 'data.r', label, keyField: 'region_id' },
      fields: [field('region_id', 'text'), field('status', 'choice')],
    },
  ],
  traits: [
    {
      ...{ key: 'latest', label, unit: '' },
      definition: {
        ...{ kind: 'activity', table: 'orders', measure: { fn: 'last', field: 'status' } },
      },
    },
  ],
  segments: [],
};

const asks = (name: string, value: unknown) => ({
  ...{ kind: 'attribute', field: name, operator: 'in', value },
});
const rule = {
  ...{ kind: 'group', combinator: 'and' },
  rules: [
    asks('status', ['a', 'b']),
    {
      ...{ kind: 'activity', table: 'orders', measure: { fn: 'count' }, operator: '>=', value: 3 },
      where: { kind: 'group', combinator: 'or', rules: [asks('status', ['a'])] },
    },
    asks('region.status', ['a']),
    { kind: 'trait', trait: 'latest', operator: 'in', value: [' a '] },
    { kind: 'attribute', value: 'a' },
  ],
};

describe('replaceChoiceIn', () => {
  it.each([
    ['customers', [['b'], ['a'], ['a'], [' a ']]],
    ['orders', [['a', 'b'], ['b'], ['a'], ['b']]],
    ['region', [['a', 'b'], ['a'], ['b'], [' a ']]],
  ])('changes what asks about the field of %s and nothing else', (table, expected) => {
    const after = replaceChoiceIn(
      rule,
      { table, field: 'status', choice: 'a', by: 'b' },
      catalog,
    ) as { rules: { value?: unknown; where?: { rules: { value: unknown }[] } }[] };
    const values = after.rules.map((each) => each.where?.rules[0]?.value ?? each.value);
    expect(values).toEqual([...expected, 'a']);
    const left = listMentions(after, catalog).filter(
      (mention) => mention.kind === 'choice' && mention.table === table && mention.choice === 'a',
    );
    expect(left).toEqual([]);
  });

  it('gives the same rule when nothing names the choice', () => {
    const same = replaceChoiceIn(
      rule,
      { table: 'customers', field: 'status', choice: 'z', by: 'b' },
      catalog,
    );
    expect(same).toBe(rule);
  });
});
