import type { Rule } from '@/server/domain/rule/rule';
import type { EditorGroup } from './editor-rule';
import { toEditor } from './to-editor';
import { toRule } from './to-rule';

/** Whether the editor's tree says what a saved rule says, however the rule's members are ordered. */
export function isSameRule(root: EditorGroup, saved: Rule): boolean {
  return textOf(root) === textOf(toEditor(saved, () => ''));
}

function textOf(root: EditorGroup): string {
  return JSON.stringify(sorted(toRule(root).rule));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
