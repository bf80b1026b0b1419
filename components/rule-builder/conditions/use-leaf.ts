'use client';

import { findOperator, type OperandForm } from '@/server/domain/rule/operators';
import { useBuilder } from '../builder-context';
import type { EditorLeaf, LeafDraft } from '../model/editor-rule';
import { setMember } from '../model/tree-edits';
import type { Compared } from './operand-input';

/** Changes of one condition; typing in one of its members is one step of undo. */
export function useLeaf<T extends LeafDraft>(leaf: EditorLeaf & { value: T }) {
  const { edit, problemsOf } = useBuilder();
  const problems = problemsOf(leaf.id);
  const change = (next: Partial<T>, member: string) =>
    edit(
      setMember(leaf.id, 'value', withoutGaps({ ...leaf.value, ...next })),
      `${leaf.id}:${member}`,
    );
  const isBad = (...members: string[]) =>
    problems.some((one) => one.member !== null && members.includes(one.member));
  return { change, isBad };
}

/** Optional members are left out rather than undefined. */
function withoutGaps<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

export function formOf(of: Compared, operator: string): OperandForm | null {
  const found = findOperator(of.type, operator);
  return typeof found === 'object' ? found.form : null;
}

/** The value that goes on with another operator: kept where the form is the same, else a fresh start. */
export function carryValue(of: Compared, from: string, to: string, value: unknown): unknown {
  const before = formOf(of, from);
  const after = formOf(of, to);
  const isPlain = before === 'scalar' || before === 'day';
  if (before === after) return value;
  if (isPlain && after === 'scalar') return value;
  if (isPlain && after === 'day') return typeof value === 'string' ? value : undefined;
  if (isPlain && after === 'list') return isLiteral(value) ? [value] : undefined;
  if (before === 'list' && (after === 'scalar' || after === 'day'))
    return (value as unknown[])?.[0];
  if (after === 'window') return { kind: 'last', n: 30, unit: 'day' };
  if (after === 'span') return { n: 30, unit: 'day' };
  return undefined;
}

function isLiteral(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}
