'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';

/** Merging and telling apart, each with its way back. */
export function useMerging() {
  const t = useTranslations('duplicates');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const refresh = () =>
    Promise.all(
      [trpc.duplicates, trpc.customers, trpc.catalog].map((part) =>
        queries.invalidateQueries({ queryKey: part.pathKey() }),
      ),
    );
  const undo = useMutation(
    trpc.duplicates.undoMerge.mutationOptions({
      onSuccess: ({ kept, merged, rows }) => {
        toasts.done(t('undone', { kept, merged, rows }));
        return refresh();
      },
      onError: toasts.failed,
    }),
  );
  const merge = useMutation(
    trpc.duplicates.merge.mutationOptions({
      onSuccess: ({ id, kept, merged, rows }) => {
        toasts.undoable(t('merged', { kept, merged, rows }), () => undo.mutate({ id }));
        return refresh();
      },
      onError: toasts.failed,
    }),
  );
  const unpart = useMutation(
    trpc.duplicates.unmarkDistinct.mutationOptions({
      onSuccess: () => {
        toasts.done(t('partedUndone'));
        return refresh();
      },
      onError: toasts.failed,
    }),
  );
  const part = useMutation(
    trpc.duplicates.markDistinct.mutationOptions({
      onSuccess: ({ pairs }) => {
        const back = pairs.map(([lower, higher]): [string, string] => [lower, higher]);
        toasts.undoable(t('parted'), () => unpart.mutate({ pairs: back }));
        return refresh();
      },
      onError: toasts.failed,
    }),
  );
  return {
    merge: merge.mutate,
    undo: undo.mutate,
    part: part.mutate,
    isPending: merge.isPending || part.isPending || undo.isPending,
  };
}
