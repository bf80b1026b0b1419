'use client';

import { Button, Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { SidePanel } from '@/components/ui/side-panel';
import { useToasts } from '@/components/ui/toast';
import type { TableDetail } from './data-types';

type Props = { readonly table: TableDetail; readonly onClose: () => void };

type Values = {
  readonly label: { readonly en: string; readonly zh: string };
  readonly cadenceDays: number | string;
  readonly reach: 'automatic' | 'stated';
  readonly statedDay: string;
};

/** Names a table in both languages, says how often it is expected and how far it is complete. */
export function TableSettings({ table, onClose }: Props) {
  const t = useTranslations('catalog.table');
  const save = useSaving(table, onClose);
  const form = useForm<Values>({ initialValues: useValues(table) });
  const { reach, cadenceDays, statedDay, label } = form.values;
  const submit = form.onSubmit(() =>
    save.mutate({
      ...{ table: table.key, label },
      cadenceDays: cadenceDays === '' ? null : Number(cadenceDays),
      statedCompleteThrough: reach === 'stated' ? dayAfter(statedDay) : null,
    }),
  );
  return (
    <SidePanel opened onClose={onClose} title={t('title')}>
      <form onSubmit={submit}>
        <Stack gap={14}>
          {save.error && <ErrorState error={save.error} />}
          <TextInput required maxLength={100} label={t('en')} {...form.getInputProps('label.en')} />
          <TextInput required maxLength={100} label={t('zh')} {...form.getInputProps('label.zh')} />
          <NumberInput
            label={t('cadence')}
            description={t('cadenceNote')}
            placeholder={t('noCadence')}
            min={1}
            max={3650}
            allowDecimal={false}
            {...form.getInputProps('cadenceDays')}
          />
          <Radio.Group
            label={t('reach')}
            description={t('reachNote')}
            {...form.getInputProps('reach')}
          >
            <Stack gap={8} mt={8}>
              <Radio value="automatic" label={t('automatic')} />
              <Radio value="stated" label={t('stated')} />
            </Stack>
          </Radio.Group>
          {reach === 'stated' && (
            <TextInput
              required
              type="date"
              label={t('lastDay')}
              {...form.getInputProps('statedDay')}
            />
          )}
          <Group gap={8}>
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </SidePanel>
  );
}

function useValues(table: TableDetail): Values {
  const format = useFormat();
  const { statedCompleteThrough, completeThrough } = table;
  const shown = statedCompleteThrough ?? completeThrough;
  return {
    label: { ...table.label },
    cadenceDays: table.cadenceDays ?? '',
    reach: statedCompleteThrough === null ? 'automatic' : 'stated',
    statedDay: shown === null ? '' : localDay(new Date(Date.parse(shown) - 1), format.timeZone),
  };
}

/** Saves with a way back by the settings from before. */
function useSaving({ key }: TableDetail, onClose: () => void) {
  const t = useTranslations('catalog.table');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const again = () => queries.invalidateQueries(trpc.catalog.pathFilter());
  const undo = useMutation(
    trpc.catalog.updateTable.mutationOptions({
      onSuccess: () => toasts.done(t('undone')),
      onError: toasts.failed,
      onSettled: again,
    }),
  );
  return useMutation(
    trpc.catalog.updateTable.mutationOptions({
      onSuccess: async ({ before }) => {
        await again();
        toasts.undoable(t('saved'), () => undo.mutate({ table: key, ...before }));
        onClose();
      },
    }),
  );
}

function localDay(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(moment);
}

/** A statement names the start of the first day that may still be incomplete. */
function dayAfter(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + 1);
  return moment.toISOString().slice(0, 10);
}
