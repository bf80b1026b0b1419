'use client';

import { createContext, type RefObject, useContext } from 'react';
import type { Catalog, Table } from '@/server/domain/catalog/catalog';
import type { SentenceContext } from '@/server/domain/rule/sentence/words';
import type { EditorGroup, EditorNode } from './model/editor-rule';
import type { PlacedProblem } from './model/place-problems';
import type { TreeEdit } from './model/tree-edits';

/** What a row is counted as; `missing` is null where nothing can be missing. */
export type Verdict = { readonly holds: number; readonly missing: number | null };

export type FocusRequest = { readonly id: string; readonly part: 'handle' | 'value' | 'not' };

export type BuilderValue = {
  readonly catalog: Catalog;
  readonly sentence: SentenceContext;
  /** Whose fields the conditions ask about: customers, or the rows of an activity inside `where`. */
  readonly table: Table;
  readonly inside: boolean;
  /** The segment whose rule is drawn: it cannot name itself. */
  readonly ownKey: string | null;
  readonly root: EditorGroup;
  readonly readOnly: boolean;
  /** Customers judged, or null before the first count. */
  readonly total: number | null;
  /** Whether the counts are of an earlier state of the rule. */
  readonly stale: boolean;
  readonly verdictOf: (id: string) => Verdict | null;
  readonly problemsOf: (id: string) => readonly PlacedProblem[];
  /** Changes the tree; changes with one `touch` in a row are one step of undo. */
  readonly edit: (change: TreeEdit, touch?: string) => void;
  readonly newId: () => string;
  readonly focus: RefObject<FocusRequest | null>;
};

const Builder = createContext<BuilderValue | null>(null);
export const BuilderProvider = Builder.Provider;

export function useBuilder(): BuilderValue {
  const value = useContext(Builder);
  if (!value) throw new Error('useBuilder outside the rule builder');
  return value;
}

/** The number a row is called by: its place in each group on the way, `4.2`. */
export function rowNumber(path: readonly number[]): string {
  return path.map((index) => index + 1).join('.');
}

export type { EditorNode };
