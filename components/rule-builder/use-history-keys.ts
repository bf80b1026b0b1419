'use client';

import { useEffect } from 'react';
import type { Draft } from './use-draft';

/** ⌘Z and ⇧⌘Z over the whole rule; a text field with unfinished text keeps its own undo. */
export function useHistoryKeys({ undo, redo }: Pick<Draft, 'undo' | 'redo'>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const isRedo = (key === 'z' && event.shiftKey) || key === 'y';
      if (key !== 'z' && !isRedo) return;
      const field = (event.target as HTMLElement | null)?.closest(
        'textarea, [role="dialog"] input',
      );
      if (field) return;
      event.preventDefault();
      (document.activeElement as HTMLElement | null)?.blur();
      if (isRedo) redo();
      else undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undo, redo]);
}
