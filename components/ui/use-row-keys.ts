'use client';

import { type RefObject, useEffect } from 'react';

/** J and K move through the rows of a table body, Enter opens the row that has the focus. */
export function useRowKeys(
  body: RefObject<HTMLElement | null>,
  open: ((index: number) => void) | undefined,
): void {
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (!body.current || event.metaKey || event.ctrlKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, select, [contenteditable], [role="dialog"]')) return;
      const rows = [...body.current.children] as HTMLElement[];
      const current = rows.indexOf(document.activeElement as HTMLElement);
      const key = event.key.toLowerCase();
      if (key === 'j' || key === 'k') {
        const step = key === 'j' ? 1 : -1;
        rows[Math.min(rows.length - 1, Math.max(0, current + step))]?.focus();
      } else if (event.key === 'Enter' && current >= 0) {
        open(current);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [body, open]);
}
