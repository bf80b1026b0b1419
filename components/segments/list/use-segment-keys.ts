'use client';

import { useWindowEvent } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import type { RefObject } from 'react';

/**
 * J and K move the focus from row to row, Enter opens the focused one (it is a link),
 * E opens its rule, / goes to the filter. Nothing happens while somebody types.
 */
export function useSegmentKeys(
  rows: RefObject<HTMLElement | null>,
  search: RefObject<HTMLInputElement | null>,
  mayEdit: boolean,
): void {
  const router = useRouter();
  useWindowEvent('keydown', (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    const links = [
      ...(rows.current?.querySelectorAll<HTMLAnchorElement>('a[data-row]') ?? []),
    ].filter((link) => link.offsetParent !== null);
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const key = event.key.toLowerCase();
    if (key === 'j') links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (key === 'k') links[Math.max(at - 1, 0)]?.focus();
    else if (key === 'e' && mayEdit && links[at]) router.push(`${links[at].pathname}/rule`);
    else if (key === '/') search.current?.focus();
    else return;
    event.preventDefault();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
  );
}
