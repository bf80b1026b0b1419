'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import type { FieldDetail } from './data-types';

/** Saves a field with a way back by what it was before. */
export function useFieldSaving(table: string, field: FieldDetail, onSaved: () => void) {
  const t = useTranslations('catalog.field');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const again = () => queries.invalidateQueries(trpc.catalog.pathFilter());
  const undo = useMutation(
    trpc.catalog.updateField.mutationOptions({
      onSuccess: () => toasts.done(t('undone')),
      onError: toasts.failed,
      onSettled: again,
    }),
  );
  return useMutation(
    trpc.catalog.updateField.mutationOptions({
      onSuccess: async (_, saved) => {
        await again();
        toasts.undoable(t('saved'), () => undo.mutate(before(table, field, saved)));
        onSaved();
      },
    }),
  );
}

type Saved = {
  readonly choices?: readonly { readonly id: string }[] | undefined;
};

/** The field as it was, with the choices that were sent along. */
function before(table: string, field: FieldDetail, saved: Saved) {
  const { key, label, group, personal, sensitive, type, refersTo, choices } = field;
  const sent = new Set(saved.choices?.map(({ id }) => id));
  return {
    ...{ table, field: key, label: { ...label }, group, personal, sensitive },
    ...((type === 'number' || type === 'money') && { type }),
    refersTo: refersTo ?? null,
    choices: choices
      .filter(({ id }) => sent.has(id))
      .map(({ id, label: named }) => ({ id, label: { ...named } })),
  };
}
