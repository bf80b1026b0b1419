import { expect, it } from 'vitest';
import { type EditorGroup, editorLeaf, isEditorGroup } from './editor-rule';
import {
  appendNode,
  cloneNode,
  findNode,
  neighbourOf,
  removeNode,
  setMember,
  shiftNode,
} from './tree-edits';

const leaf = (id: string) => editorLeaf(id, { kind: 'attribute', field: id, operator: 'isEmpty' });
const tree: EditorGroup = {
  id: 'root',
  combinator: 'and',
  rules: [leaf('a'), { id: 'g', combinator: 'or', rules: [leaf('b'), leaf('c')] }, leaf('d')],
};
const outline = (group: EditorGroup): unknown[] =>
  group.rules.map((node) => (isEditorGroup(node) ? outline(node) : node.id));

it('moves a row into the next group and out of it again', () => {
  const into = shiftNode('a', 'down')(tree);
  expect(outline(into)).toEqual([['a', 'b', 'c'], 'd']);
  expect(outline(shiftNode('a', 'up')(into))).toEqual(['a', ['b', 'c'], 'd']);
});

it('clones with ids of its own, those inside where too', () => {
  const where: EditorGroup = { id: 'w', combinator: 'and', rules: [leaf('x')] };
  const orders = editorLeaf('o', {
    kind: 'activity',
    table: 'orders',
    measure: { fn: 'count' },
    operator: '>=',
    value: 1,
    where,
  });
  const root: EditorGroup = { ...tree, rules: [orders] };
  let next = 0;
  const cloned = cloneNode('o', () => `new${next++}`)(root);
  expect(JSON.stringify(cloned.rules[1])).not.toMatch(/"id":"(o|w|x)"/);
  expect(outline(cloned)[0]).toBe('o');
});

it('changes one row and leaves the others as they are', () => {
  const changed = setMember('c', 'not', true)(tree);
  expect(findNode(changed, 'c')).toMatchObject({ not: true });
  expect(changed.rules[0]).toBe(tree.rules[0]);
});

it('adds to a group and removes from it', () => {
  expect(outline(appendNode('g', leaf('e'))(tree))).toEqual(['a', ['b', 'c', 'e'], 'd']);
  expect(outline(removeNode('g')(tree))).toEqual(['a', 'd']);
});

it('knows where the focus goes after a removal', () => {
  expect(neighbourOf(tree, 'b')).toBe('c');
  expect(neighbourOf(tree, 'd')).toBe('g');
});
