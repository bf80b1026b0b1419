import { expect, it } from 'vitest';
import { keyFromName, SegmentKey } from './segment-key';

it('makes a key of a name in any language that is not taken', () => {
  expect(keyFromName('Churn risk (90 days)', new Set())).toBe('churn-risk-90-days');
  expect(keyFromName('流失风险', new Set(['流失风险']))).toBe('流失风险-2');
  expect(keyFromName('***', new Set())).toBe('segment');
});

it('takes no dot, which would name a tier', () => {
  expect(SegmentKey.safeParse('value.gold').success).toBe(false);
  expect(SegmentKey.safeParse('value_gold-2').success).toBe(true);
});

it('makes keys that are keys', () => {
  for (const name of ['Å æ ø', 'हिन्दी', '-- a --', '高价值 客户', 'x'.repeat(300)])
    expect(SegmentKey.safeParse(keyFromName(name, new Set())).success).toBe(true);
});
