import { describe, expect, it } from 'vitest';
import type { Field, ToOneTable } from '@/server/domain/catalog/catalog';
import { shopCatalog } from '@/server/domain/rule/describe-rule.fixture';
import type { Trait } from '@/server/domain/trait/trait';
import type { ActivityDraft, EditorGroup } from './editor-rule';
import { editorLeaf } from './editor-rule';
import { askedOptions } from './field-options';
import { askTrait, definitionOfActivity } from './measured-trait';
import { newAttribute, newTrait } from './new-condition';
import { toRule } from './to-rule';
import { setMember } from './tree-edits';

const where: EditorGroup = {
  ...{ id: 'where', combinator: 'and' },
  rules: [
    editorLeaf('row', { kind: 'attribute', field: 'status', operator: 'in', value: ['paid'] }),
  ],
};
const spend: ActivityDraft = {
  ...{ kind: 'activity', table: 'orders', measure: { fn: 'sum', field: 'amount' }, where },
  ...{ window: { kind: 'last', n: 365, unit: 'day' }, operator: '>=', value: '500000' },
};

describe('what a condition measures, saved as a trait', () => {
  it('is the condition without its comparison', () => {
    expect(definitionOfActivity(spend, shopCatalog)).toEqual({
      ...{ kind: 'activity', table: 'orders', measure: { fn: 'sum', field: 'amount' } },
      window: { kind: 'last', n: 365, unit: 'day' },
      where: {
        ...{ kind: 'group', combinator: 'and' },
        rules: [{ kind: 'attribute', field: 'status', operator: 'in', value: ['paid'] }],
      },
    });
  });

  it('is nothing while it has gaps, for texts, and inside a KPI', () => {
    const measured = (change: Partial<ActivityDraft>) =>
      definitionOfActivity({ ...spend, ...change }, shopCatalog);
    expect(measured({ table: 'gone' })).toBeNull();
    expect(measured({ measure: { fn: 'sum' } })).toBeNull();
    expect(measured({ measure: { fn: 'last', field: 'order' } })).toBeNull();
    expect(measured({ window: { kind: 'kpiPeriod' } })).toBeNull();
  });

  it('is asked in the place of the condition, and the old one can come back', () => {
    const before: EditorGroup = {
      ...{ id: 'root', combinator: 'and' },
      rules: [editorLeaf('spend', spend)],
    };
    const after = setMember('spend', 'value', askTrait(spend, 'annual_spend'))(before);
    expect(toRule(after).rule.rules).toEqual([
      { kind: 'trait', trait: 'annual_spend', operator: '>=', value: '500000' },
    ]);
    expect(toRule(setMember('spend', 'value', spend)(after)).rule).toEqual(toRule(before).rule);
  });
});

describe('what can be added to a rule', () => {
  const region: ToOneTable = {
    ...{ kind: 'toOne', key: 'region', relation: 'data.region', keyField: 'code' },
    label: { en: 'Region', zh: '地区' },
    fields: ['code', 'manager'].map((key) => ({
      ...{ key, column: key, type: 'text', group: 'basic', personal: false, sensitive: false },
      ...{ choices: [], label: { en: key, zh: key } },
    })) as Field[],
  };
  const { customers } = shopCatalog;
  const fields = customers.fields.map((one) =>
    one.key === 'country' ? { ...one, refersTo: 'region' } : one,
  );
  const linked = { ...shopCatalog, customers: { ...customers, fields }, toOnes: [region] };
  const tell = ((key: string) => key) as never;

  it('are the columns of tables that a field leads to, under those tables’ names', () => {
    const options = askedOptions(linked, linked.customers, 'en', tell);
    expect(options.at(-1)).toEqual({
      ...{ value: 'region.manager', label: 'Region · manager', hint: 'field.text' },
      group: 'Region',
    });
    expect(options[0]?.group).toBe('Customers');
    expect(newAttribute(linked, linked.customers, 'region.manager')).toEqual({
      ...{ kind: 'attribute', field: 'region.manager', operator: 'contains' },
    });
    const plain = askedOptions(shopCatalog, customers, 'en', tell);
    expect(plain.every((option) => !option.value.includes('.'))).toBe(true);
  });

  it('are traits, compared by what their values are', () => {
    const last: Trait = {
      ...{ key: 'last', label: { en: 'Last', zh: '' }, unit: '' },
      definition: {
        ...{ kind: 'activity', table: 'orders', measure: { fn: 'max', field: 'ordered_at' } },
      },
    };
    const catalog = { ...shopCatalog, traits: [last] };
    expect(newTrait(catalog, 'last')).toEqual({
      ...{ kind: 'trait', trait: 'last', operator: 'inWindow' },
      value: { kind: 'last', n: 30, unit: 'day' },
    });
    expect(newTrait(catalog, 'gone')).toEqual({ kind: 'trait', trait: 'gone', operator: '' });
  });
});
