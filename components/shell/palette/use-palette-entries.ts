'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useTRPCClient } from '@/components/trpc/trpc';
import type { Locale } from '@/i18n/locale';
import { isGranted } from '@/server/domain/access/permission';
import { useWorkspace } from '../workspace';
import type { PaletteEntry, PaletteSource } from './palette-source';
import { paletteSources } from './palette-sources';

export type FoundGroup = {
  readonly source: PaletteSource;
  readonly entries: readonly PaletteEntry[];
};

/** What the sources find for a text, at most eight each, in the order of the sources. */
export function usePaletteEntries(text: string): { groups: FoundGroup[]; searching: boolean } {
  const client = useTRPCClient();
  const locale = useLocale() as Locale;
  const { viewer } = useWorkspace();
  const [settled] = useDebouncedValue(text.trim(), 150);
  const sources = paletteSources.filter((source) => isGranted(viewer.role, source.permission));
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ['palette', source.group, locale, settled],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        source.find({ text: settled, client, locale, signal }),
      enabled: settled.length > 0,
      staleTime: 10_000,
    })),
  });
  const groups = sources.map((source, index) => ({
    source,
    entries: (settled ? answers[index]?.data : undefined)?.slice(0, 8) ?? [],
  }));
  return { groups, searching: text.trim() !== settled || answers.some((one) => one.isFetching) };
}
