import { expect, it } from 'vitest';
import type { Rule } from '@/server/domain/rule/rule';
import { isSameRule } from './is-same-rule';
import { toEditor } from './to-editor';

const newId = () => crypto.randomUUID();
const age = { kind: 'attribute', field: 'age', operator: '>=', value: 18 } as const;
const group = (rules: Rule[]): Rule => ({ kind: 'group', combinator: 'and', rules });

it.each<[string, Rule, Rule, boolean]>([
  ['the same rule', group([age]), group([age]), true],
  [
    'the same members in another order',
    group([age]),
    group([{ value: 18, operator: '>=', field: 'age', kind: 'attribute' }]),
    true,
  ],
  ['a condition that the editor put into a group', age, age, true],
  ['another value', group([{ ...age, value: 21 }]), group([age]), false],
  ['one more condition', group([age, age]), group([age]), false],
])('tells %s', (_, drawn, saved, same) => {
  expect(isSameRule(toEditor(drawn, newId), saved)).toBe(same);
});
