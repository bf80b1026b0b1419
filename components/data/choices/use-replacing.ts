'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';

/** Replaces a choice with a way back that restores rows and rules. */
export function useReplacing(onDone: () => void) {
  const t = useTranslations('catalog.choice');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const again = () =>
    Promise.all([
      queries.invalidateQueries(trpc.catalog.pathFilter()),
      queries.invalidateQueries(trpc.segments.pathFilter()),
      queries.invalidateQueries(trpc.customers.pathFilter()),
    ]);
  const undo = useMutation(
    trpc.catalog.restoreChoice.mutationOptions({
      onSuccess: () => toasts.done(t('undone')),
      onError: toasts.failed,
      onSettled: again,
    }),
  );
  return useMutation(
    trpc.catalog.replaceChoice.mutationOptions({
      onSuccess: async (replaced, { note, ...place }) => {
        await again();
        toasts.undoable(t('done', { choice: place.choice, by: place.by }), () =>
          undo.mutate({
            ...{ ...place, replaced },
            note: t('undoNote', { choice: place.choice, by: place.by }),
          }),
        );
        onDone();
      },
    }),
  );
}
