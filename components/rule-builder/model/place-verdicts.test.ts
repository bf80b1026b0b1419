import { expect, it } from 'vitest';
import { type EditorGroup, editorLeaf } from './editor-rule';
import { placeVerdicts } from './place-verdicts';
import { toRule } from './to-rule';

it('gives a negated row the count of the negation and its own missing values', () => {
  const plain = editorLeaf('a', { kind: 'attribute', field: 'age', operator: '>', value: 5 });
  const root: EditorGroup = {
    id: 'root',
    combinator: 'and',
    rules: [plain, { ...plain, id: 'b', not: true }],
  };
  const verdicts = placeVerdicts(root, toRule(root).places, [
    { path: ['rules', 0], holds: 70, missing: 10 },
    { path: ['rules', 1], holds: 30, missing: null },
    { path: ['rules', 1, 'rules', 0], holds: 70, missing: 10 },
  ]);
  expect(verdicts.get('a')).toEqual({ holds: 70, missing: 10 });
  expect(verdicts.get('b')).toEqual({ holds: 30, missing: 10 });
});
