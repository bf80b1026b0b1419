'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';

/** Assigns names to people with a way back to whom they meant before. */
export function useAssigning() {
  const t = useTranslations('owners.assign');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const again = () =>
    Promise.all([
      queries.invalidateQueries(trpc.owners.pathFilter()),
      queries.invalidateQueries(trpc.customers.pathFilter()),
    ]);
  const undo = useMutation(
    trpc.owners.assign.mutationOptions({
      onSuccess: () => toasts.done(t('undone')),
      onError: toasts.failed,
      onSettled: again,
    }),
  );
  return useMutation(
    trpc.owners.assign.mutationOptions({
      onSuccess: ({ before }) =>
        toasts.undoable(t('done', { count: before.length }), () =>
          undo.mutate({ assignments: [...before] }),
        ),
      onError: toasts.failed,
      onSettled: again,
    }),
  );
}
