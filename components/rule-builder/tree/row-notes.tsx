'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { operatorsByType } from '@/server/domain/rule/operators';
import { holdsAtZero } from '@/server/domain/rule/sentence/holds-at-zero';
import { useBuilder } from '../builder-context';
import {
  type EditorGroup,
  type EditorLeaf,
  editorLeaf,
  isEditorGroup,
  type LeafDraft,
} from '../model/editor-rule';
import type { PlacedProblem } from '../model/place-problems';
import { requireToo } from '../model/tree-edits';
import classes from './row.module.css';

const includesMissing = new Set([
  'isNotYes',
  'isNotNo',
  ...Object.values(operatorsByType)
    .flat()
    .filter((operator) => operator.negated && operator.form !== 'none')
    .map((operator) => operator.name),
]);

/** Whether a condition takes customers without a value in. */
export function countsMissing({ value, not }: EditorLeaf): boolean {
  const operator = 'operator' in value ? value.operator : '';
  return includesMissing.has(operator) !== (not === true);
}

/** What a condition does with customers without a value, a one-click way out, and its problems. */
export function RowNotes({ leaf }: { leaf: EditorLeaf }) {
  const { problemsOf, readOnly, edit, newId, inside, root } = useBuilder();
  const t = useTranslations('builder');
  const note = useNote(leaf);
  const twin = inside || leaf.not ? null : twinThatIsKnown(leaf.value);
  const known = twin && !isDemanded(root, twin.value) ? twin : null;
  const problems = problemsOf(leaf.id);
  if (!note && problems.length === 0) return null;
  return (
    <div className={classes.notes}>
      {note && <span>{note.text}</span>}
      {note?.includes && known && !readOnly && !leaf.disabled && (
        <button
          type="button"
          className={classes.link}
          onClick={() => edit(requireToo(leaf.id, editorLeaf(newId(), known.value), newId()))}
        >
          {t(`row.${known.kind}`)}
        </button>
      )}
      {problems.map((one) => (
        <span key={`${one.code} ${one.path.join('/')}`} className={classes.problem} role="alert">
          {isGap(one, leaf.value) ? t('note.needsValue') : `${one.message} ${one.hint}`}
        </span>
      ))}
    </div>
  );
}

/** Whether the problem is only that nothing was typed or chosen yet. */
function isGap({ code, member }: PlacedProblem, value: LeafDraft): boolean {
  const operand = 'value' in value ? value.value : undefined;
  const isEmpty =
    operand === undefined || operand === '' || (Array.isArray(operand) && operand.length === 0);
  return isEmpty && (member === 'value' || (member === null && code === 'BAD_NODE'));
}

function useNote(leaf: EditorLeaf): { text: string; includes: boolean } | null {
  const t = useTranslations('builder.note');
  const format = useFormat();
  const { verdictOf } = useBuilder();
  const node = leaf.value;
  if (node.kind !== 'attribute' && node.kind !== 'activity' && node.kind !== 'trait') return null;
  const isCount =
    node.kind === 'activity' && ['count', 'countDistinct', 'sum'].includes(node.measure.fn);
  if (isCount) {
    const isUpTo = node.operator === '<=' || node.operator === '<' || node.operator === '=';
    if (!isUpTo || leaf.not || !holdsAtZero(node.operator, node.value)) return null;
    const text =
      Number(node.value) === 0 ? t('none') : t('zeroToN', { n: format.number(String(node.value)) });
    return { text, includes: true };
  }
  const missing = verdictOf(leaf.id)?.missing ?? 0;
  if (missing === 0) return null;
  const includes = countsMissing(leaf);
  const n = format.number(missing);
  return { text: t(includes ? 'missingTrue' : 'missingFalse', { n }), includes };
}

/** Whether a top-level condition of the rule demands it already. */
function isDemanded(root: EditorGroup, wanted: LeafDraft): boolean {
  const text = (value: LeafDraft) => JSON.stringify(sortMembers({ ...value, where: undefined }));
  return (
    root.combinator === 'and' &&
    root.rules.some(
      (node) => !isEditorGroup(node) && !node.not && text(node.value) === text(wanted),
    )
  );
}

function sortMembers(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The condition that leaves out those without a value, or without any row. */
function twinThatIsKnown(
  node: LeafDraft,
): { kind: 'knownToo' | 'onceToo'; value: LeafDraft } | null {
  if (node.kind === 'attribute')
    return {
      kind: 'knownToo',
      value: {
        kind: 'attribute',
        field: node.field,
        operator: /^is(Not)?(Yes|No)$/.test(node.operator) ? 'isKnown' : 'isNotEmpty',
      },
    };
  if (node.kind === 'trait')
    return {
      kind: 'knownToo',
      value: { kind: 'trait', trait: node.trait, operator: 'isNotEmpty' },
    };
  if (node.kind !== 'activity') return null;
  const { table, where, measure } = node;
  if (measure.fn === 'count' || measure.fn === 'sum' || measure.fn === 'countDistinct')
    return {
      kind: 'onceToo',
      value: {
        kind: 'activity',
        table,
        measure: { fn: 'count' },
        operator: '>=',
        value: 1,
        ...(where && { where: structuredClone(where) }),
      },
    };
  const { value: _, ...rest } = node;
  return { kind: 'knownToo', value: { ...rest, operator: 'isNotEmpty' } };
}
