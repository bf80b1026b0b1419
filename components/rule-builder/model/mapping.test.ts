import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rule, type Rule as RuleNode } from '@/server/domain/rule/rule';
import { isEditorGroup } from './editor-rule';
import { placeProblems } from './place-problems';
import { toEditor } from './to-editor';
import { toRule } from './to-rule';

function ids() {
  let next = 0;
  return () => `row${next++}`;
}

const attribute: RuleNode = { kind: 'attribute', field: 'country', operator: 'in', value: ['DE'] };
const activity: RuleNode = {
  kind: 'activity',
  table: 'orders',
  measure: { fn: 'sum', field: 'amount' },
  where: {
    kind: 'group',
    combinator: 'and',
    rules: [
      { kind: 'attribute', field: 'status', operator: 'in', value: ['paid'] },
      {
        kind: 'group',
        combinator: 'and',
        not: true,
        rules: [{ kind: 'attribute', field: 'no', operator: 'isEmpty' }],
      },
    ],
  },
  window: { kind: 'last', n: 90, unit: 'day' },
  operator: '>=',
  value: '1000',
};

const leaf = fc.constantFrom<RuleNode>(
  attribute,
  activity,
  { kind: 'everyone' },
  { kind: 'segment', segment: 'churned', operator: 'notIn' },
  { kind: 'trait', trait: 'spend', operator: '>', value: 5 },
  { kind: 'quantified', table: 'orders', mode: 'none' },
);
const group = (depth: number): fc.Arbitrary<RuleNode> => {
  const child = depth === 0 ? leaf : fc.oneof(leaf, group(depth - 1));
  return fc
    .record({
      combinator: fc.constantFrom('and', 'or', 'atLeast'),
      not: fc.boolean(),
      rules: fc.array(child, { maxLength: 4 }),
    })
    .map(({ combinator, not, rules }) => ({
      kind: 'group',
      combinator,
      ...(combinator === 'atLeast' && { n: Math.max(1, rules.length - 1) }),
      ...(not && { not }),
      rules,
    })) as fc.Arbitrary<RuleNode>;
};

describe('a rule and its editor', () => {
  it('come back the same, for any rule whose root is a group', () => {
    fc.assert(
      fc.property(group(3), (rule) => {
        expect(toRule(toEditor(Rule.parse(rule), ids())).rule).toEqual(rule);
      }),
      { seed: 20111210, numRuns: 1000 },
    );
  });

  it('put a lone condition into a group', () => {
    expect(toRule(toEditor(attribute, ids())).rule).toEqual({
      kind: 'group',
      combinator: 'and',
      rules: [attribute],
    });
  });

  it('show a negated group around one condition as a negated condition', () => {
    const rule: RuleNode = {
      kind: 'group',
      combinator: 'or',
      rules: [{ kind: 'group', combinator: 'and', not: true, rules: [attribute] }, attribute],
    };
    const [first] = toEditor(rule, ids()).rules;
    expect(first && !isEditorGroup(first) && first.not).toBe(true);
  });

  it('keep at least n within the children that are left', () => {
    const editor = toEditor(
      { kind: 'group', combinator: 'atLeast', n: 3, rules: [attribute, attribute, attribute] },
      ids(),
    );
    editor.rules.pop();
    expect(toRule(editor).rule.n).toBe(2);
  });

  it('give problems to the row they lie in, inside where too', () => {
    const editor = toEditor(
      {
        kind: 'group',
        combinator: 'and',
        rules: [attribute, { kind: 'group', combinator: 'and', not: true, rules: [activity] }],
      },
      ids(),
    );
    const { places } = toRule(editor);
    const at = (path: (string | number)[]) =>
      ({ code: 'BAD_NUMBER', path, message: 'm', hint: 'h' }) as const;
    const placed = placeProblems(
      [
        at(['rules', 0, 'value', 0]),
        at(['rules', 1, 'rules', 0, 'window']),
        at(['rules', 1, 'rules', 0, 'where', 'rules', 0, 'value']),
        at([]),
      ],
      places,
    );
    const second = editor.rules[1];
    if (!second || isEditorGroup(second) || second.value.kind !== 'activity')
      throw new Error('shape');
    expect(placed.get(editor.rules[0]?.id ?? '')?.[0]?.member).toBe('value');
    expect(placed.get(second.id)?.[0]?.member).toBe('window');
    expect(placed.get(second.value.where?.rules[0]?.id ?? '')?.[0]?.member).toBe('value');
    expect(placed.get(editor.id)?.[0]?.member).toBeNull();
  });
});
