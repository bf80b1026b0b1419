'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import type { TraitDetail } from './trait-types';

/** Everything that shows traits is read again. */
export function useReadTraitsAgain() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.traits.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.preview.setting.queryKey() }),
    ]);
}

/** Saves a trait, says what is computed again, and offers the way back. */
export function useSaveTrait(before: TraitDetail) {
  const t = useTranslations('traits');
  const trpc = useTRPC();
  const toasts = useToasts();
  const again = useReadTraitsAgain();
  const undo = useMutation(
    trpc.traits.update.mutationOptions({
      onSuccess: async () => {
        await again();
        toasts.done(t('undone'));
      },
      onError: toasts.failed,
    }),
  );
  return useMutation(
    trpc.traits.update.mutationOptions({
      onSuccess: async ({ id, revision, version, refreshed }) => {
        const { name, unit, description, definition } = before;
        const isNew = version > before.version;
        await again();
        toasts.undoable(
          isNew ? t('savedVersion', { version, segments: refreshed.length }) : t('saved'),
          () =>
            undo.mutate({
              ...{ id, revision, name, unit, description },
              ...(isNew && { definition, note: t('undoNote', { version: before.version }) }),
            }),
        );
      },
    }),
  );
}
