'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useBuilder } from '../builder-context';
import { cloneNode, neighbourOf, removeNode, setMember, shiftNode } from '../model/tree-edits';

const typing = 'input, textarea, select, [contenteditable], [role="listbox"], [role="dialog"]';

/** What can be done with a row, by pointer and by key, and where the focus goes afterwards. */
export function useRow(id: string, locked: boolean) {
  const { edit, root, focus, newId, readOnly } = useBuilder();
  const row = useRef<HTMLElement>(null);
  const isFixed = locked || readOnly;

  useEffect(() => {
    const wanted = focus.current;
    if (wanted?.id !== id || !row.current) return;
    const wish = { value: '[data-first-input]', not: '[data-not]', handle: '[data-handle]' };
    const field = row.current.querySelector(wish[wanted.part]);
    const target = field ?? row.current.querySelector('[data-handle]');
    (target as HTMLElement | null)?.focus();
    focus.current = null;
  });

  const actions = {
    shift: (direction: 'up' | 'down') => {
      if (isFixed) return;
      focus.current = { id, part: 'handle' };
      edit(shiftNode(id, direction));
    },
    clone: () => {
      if (readOnly) return;
      edit(cloneNode(id, newId));
    },
    remove: () => {
      if (isFixed) return;
      focus.current = { id: neighbourOf(root, id), part: 'handle' };
      edit(removeNode(id));
    },
    toggleLock: () => edit(setMember(id, 'disabled', !locked)),
  };

  // Captured, before an open list or a chip takes the arrows; rows of a dialog inside are not this one.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (!row.current?.contains(event.target as Node)) return;
    const isTyping = (event.target as HTMLElement).matches(typing);
    const done = (action: () => void) => {
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    const { key, altKey } = event;
    if (altKey && key === 'ArrowUp') done(() => actions.shift('up'));
    else if (altKey && key === 'ArrowDown') done(() => actions.shift('down'));
    else if ((event.metaKey || event.ctrlKey) && key.toLowerCase() === 'd') done(actions.clone);
    else if (key === 'Delete' && !isTyping) done(actions.remove);
  };

  return { row, actions, onKeyDownCapture };
}
