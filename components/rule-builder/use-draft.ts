'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { problemsOf } from '@/components/trpc/problems';
import { useTRPCClient } from '@/components/trpc/trpc';
import { recordEdit, redoEdit, startHistory, undoEdit } from './model/edit-history';
import type { EditorGroup } from './model/editor-rule';
import { toRule } from './model/to-rule';
import type { TreeEdit } from './model/tree-edits';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';

const saveAfterMs = 800;

/** The rule as JSON that can be sent: gaps are left out. */
export function ruleJson(root: EditorGroup) {
  return JSON.parse(JSON.stringify(toRule(root).rule));
}

/**
 * The draft while it is edited: its history, and saving by itself a moment after the
 * last change. One save at a time; a conflict stops saving until it is decided.
 */
export function useDraft(segment: { id: string; revision: number }, start: EditorGroup) {
  const client = useTRPCClient();
  const [history, setHistory] = useState(() => startHistory(start));
  const [state, setState] = useState<SaveState>('saved');
  const root = history.present;
  const latest = useRef(root);
  latest.current = root;
  const saved = useRef(JSON.stringify(ruleJson(start)));
  const revision = useRef(segment.revision);
  const conflicts = useRef(false);
  const running = useRef<Promise<boolean> | null>(null);

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const draft = ruleJson(latest.current);
    const text = JSON.stringify(draft);
    if (text === saved.current) return true;
    setState('saving');
    try {
      const input = { id: segment.id, revision: revision.current, draft };
      const handle = await client.segments.saveDraft.mutate(input);
      revision.current = handle.revision;
      saved.current = text;
      return true;
    } catch (error) {
      conflicts.current = problemsOf(error)[0]?.code === 'CONFLICT';
      setState(conflicts.current ? 'conflict' : 'failed');
      return false;
    }
  }, [client, segment.id]);

  /** Saves what is there now, after a save that is under way; false when it was refused. */
  const flush = useCallback(async (): Promise<boolean> => {
    await running.current;
    const saving = saveOnce();
    running.current = saving;
    const done = await saving;
    running.current = null;
    const isCurrent = JSON.stringify(ruleJson(latest.current)) === saved.current;
    if (done) setState(isCurrent ? 'saved' : 'unsaved');
    return done;
  }, [saveOnce]);

  useEffect(() => {
    if (JSON.stringify(ruleJson(root)) === saved.current) return;
    setState((before) => (before === 'saving' || before === 'conflict' ? before : 'unsaved'));
    const timer = setTimeout(() => {
      if (!conflicts.current) void flush();
    }, saveAfterMs);
    return () => clearTimeout(timer);
  }, [root, flush]);

  useEffect(() => {
    if (state === 'saved') return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [state]);

  const edit = useCallback(
    (change: TreeEdit, touch?: string) =>
      setHistory((before) => recordEdit(before, change(before.present), touch ?? null)),
    [],
  );
  const keepMine = useCallback(async () => {
    const theirs = await client.segments.get.query({ id: segment.id });
    revision.current = theirs.revision;
    conflicts.current = false;
    await flush();
  }, [client, segment.id, flush]);

  return {
    root,
    edit,
    undo: useCallback(() => setHistory(undoEdit), []),
    redo: useCallback(() => setHistory(redoEdit), []),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    state,
    flush,
    keepMine,
    /** The revision of the last save. */
    revision,
  };
}

export type Draft = ReturnType<typeof useDraft>;
