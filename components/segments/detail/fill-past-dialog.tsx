'use client';

import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormat, useWorkspace } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { recentMonths } from '@/server/domain/segment/recent-months';
import { addDays, dateFrom } from '@/server/domain/time/local-time';
import type { SegmentDetail } from '../segment-types';

const DayRange = dynamic(
  () => import('@/components/dashboards/day-range').then((module) => module.DayRange),
  { ssr: false },
);

const months = ['12', '24', '36'] as const;
type Choice = (typeof months)[number] | 'own';
type Days = { readonly from: Date | null; readonly to: Date | null };

type Props = { readonly detail: SegmentDetail; readonly onClose: () => void };

/** Has the past of a segment computed month by month; points that stand are kept. */
export function FillPastDialog({ detail, onClose }: Props) {
  const t = useTranslations('segments.past');
  const format = useFormat();
  const { calendar, dataAsOf } = useWorkspace();
  const [choice, setChoice] = useState<Choice>('24');
  const [days, setDays] = useState<Days>({ from: null, to: null });
  const fill = useFilling(onClose);
  const end = detail.liveSince ?? dataAsOf ?? new Date().toISOString();
  /** Points are starts of days, and the past ends where the live history begins. */
  const last = addDays(dateFrom(end, calendar), -1);
  const range = choice === 'own' ? ownRange(days) : recentMonths(end, Number(choice), calendar);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <Radio.Group
          label={t('howFar')}
          value={choice}
          onChange={(value) => setChoice(value as Choice)}
        >
          <Stack gap={8} mt={8}>
            {months.map((one, index) => (
              <Radio
                key={one}
                value={one}
                label={t('months', { count: Number(one) })}
                data-autofocus={index === 0 || undefined}
              />
            ))}
            <Radio value="own" label={t('own')} />
          </Stack>
        </Radio.Group>
        {choice === 'own' ? <DayRange days={days} onDays={setDays} last={last} /> : null}
        <Text size="sm" c="dimmed">
          {range
            ? t('points', { from: format.date(range.from), to: format.date(range.to) })
            : t('pickDays', { last: format.date(last) })}{' '}
          {t('kept')}
        </Text>
        {fill.error && <ErrorState error={fill.error} />}
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            disabled={range === null}
            loading={fill.isPending}
            onClick={() => range && fill.mutate({ id: detail.id, ...range, every: 'month' })}
          >
            {t('fill')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const text = (day: Date): string => day.toISOString().slice(0, 10);

function ownRange({ from, to }: Days): { readonly from: string; readonly to: string } | null {
  return from && to ? { from: text(from), to: text(to) } : null;
}

/** Orders the work; the page shows it as soon as its list of segments is read again. */
function useFilling(onClose: () => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.refreshes.backfill.mutationOptions({
      onSuccess: async () => {
        onClose();
        await client.invalidateQueries({ queryKey: trpc.segments.list.queryKey() });
      },
    }),
  );
}
