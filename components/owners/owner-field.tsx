'use client';

import { Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import type { OwnerList } from './owner-types';
import classes from './owners.module.css';

/** Chooses the customer field that names the owner. */
export function OwnerField({ list }: { list: OwnerList }) {
  const t = useTranslations('owners.field');
  const label = useLabel();
  const choose = useChoosing();
  return (
    <Select
      className={classes.field}
      label={t('label')}
      description={t('note')}
      placeholder={t('choose')}
      data={list.candidates.map(({ key, label: named }) => ({ value: key, label: label(named) }))}
      value={list.field?.key ?? null}
      clearable
      searchable
      clearButtonProps={{ 'aria-label': t('clear') }}
      disabled={choose.isPending}
      onChange={(field) => choose.mutate({ field })}
    />
  );
}

/** Chooses with a way back to the field from before. */
function useChoosing() {
  const t = useTranslations('owners.field');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const again = () =>
    Promise.all([
      queries.invalidateQueries(trpc.owners.pathFilter()),
      queries.invalidateQueries(trpc.customers.pathFilter()),
    ]);
  const undo = useMutation(
    trpc.owners.setField.mutationOptions({
      onSuccess: () => toasts.done(t('undone')),
      onError: toasts.failed,
      onSettled: again,
    }),
  );
  return useMutation(
    trpc.owners.setField.mutationOptions({
      onSuccess: ({ before }, { field }) =>
        toasts.undoable(t(field === null ? 'cleared' : 'chosen'), () =>
          undo.mutate({ field: before }),
        ),
      onError: toasts.failed,
      onSettled: again,
    }),
  );
}
