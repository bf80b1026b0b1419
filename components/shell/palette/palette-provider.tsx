'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

const CommandPalette = dynamic(
  () => import('./command-palette').then((module) => module.CommandPalette),
  { ssr: false },
);

type Palette = { readonly open: () => void; readonly shortcut: string };

const PaletteContext = createContext<Palette>({ open: () => undefined, shortcut: '' });

export const usePalette = (): Palette => useContext(PaletteContext);

/** Opens the command palette on ⌘K or Ctrl+K from anywhere; its code is loaded with the first use. */
export function PaletteProvider({ children }: { children: ReactNode }) {
  const [requests, setRequests] = useState(0);
  const [shortcut, setShortcut] = useState('Ctrl K');
  useEffect(() => {
    if (/Mac|iPhone|iPad/.test(navigator.platform)) setShortcut('⌘K');
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setRequests((count) => count + 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const palette = useMemo(
    () => ({ open: () => setRequests((count) => count + 1), shortcut }),
    [shortcut],
  );
  return (
    <PaletteContext value={palette}>
      {children}
      {requests > 0 && <CommandPalette requests={requests} />}
    </PaletteContext>
  );
}
