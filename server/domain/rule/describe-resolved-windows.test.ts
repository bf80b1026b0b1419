import { expect, it } from 'vitest';
import { describeResolvedWindows } from './describe-resolved-windows';
import { shopCatalog } from './describe-rule.fixture';
import type { Rule } from './rule';

const asOf = '2011-12-10T00:00:00Z';
const utc = { timeZone: 'UTC', weekStart: 'monday', fiscalYearStart: 1 } as const;
const last90 = { kind: 'last', n: 90, unit: 'day' } as const;
const orders = (window: Extract<Rule, { kind: 'activity' }>['window']): Rule => ({
  kind: 'activity',
  table: 'orders',
  measure: { fn: 'count' },
  window,
  operator: '>=',
  value: 1,
});

it('tells each window once, in words and as instants', () => {
  const rule: Rule = {
    kind: 'group',
    combinator: 'and',
    rules: [orders(last90), orders(last90), orders({ kind: 'allTime' })],
  };
  const en = { catalog: shopCatalog, language: 'en' } as const;
  expect(describeResolvedWindows(rule, utc, asOf, en)).toEqual([
    'last 90 days: 2011-09-11 00:00 to 2011-12-10 00:00 UTC',
  ]);
  expect(describeResolvedWindows(rule, utc, asOf, { ...en, language: 'zh-CN' })).toEqual([
    '过去 90 天：2011-09-11 00:00 至 2011-12-10 00:00 UTC',
  ]);
});

it('tells instants by the wall clock of the zone', () => {
  const shanghai = { ...utc, timeZone: 'Asia/Shanghai' };
  const lines = describeResolvedWindows(
    orders({ kind: 'current', unit: 'month' }),
    shanghai,
    asOf,
    {
      catalog: shopCatalog,
      language: 'en',
    },
  );
  expect(lines).toEqual(['this month so far: 2011-12-01 00:00 to 2011-12-10 08:00 Asia/Shanghai']);
});

it('finds windows in values of date conditions and inside where', () => {
  const rule: Rule = {
    kind: 'activity',
    table: 'orders',
    measure: { fn: 'count' },
    where: {
      kind: 'group',
      combinator: 'and',
      rules: [
        {
          kind: 'attribute',
          field: 'due_on',
          operator: 'inWindow',
          value: { kind: 'next', n: 1, unit: 'week' },
        },
      ],
    },
    operator: '>=',
    value: 1,
  };
  expect(
    describeResolvedWindows(rule, utc, asOf, { catalog: shopCatalog, language: 'en' }),
  ).toEqual(['next 1 week: 2011-12-10 00:00 to 2011-12-17 00:00 UTC']);
});
