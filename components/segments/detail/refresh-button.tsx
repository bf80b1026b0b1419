'use client';

import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCan } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import type { ListedSegment, SegmentDetail } from '../segment-types';

type Props = { readonly detail: SegmentDetail; readonly listed: ListedSegment };

/** Has the members brought up to date now; what becomes of it is shown by the page's notices. */
export function RefreshButton({ detail, listed }: Props) {
  const t = useTranslations('segments');
  const trpc = useTRPC();
  const client = useQueryClient();
  const toasts = useToasts();
  const mayRefresh = useCan('segment.refresh');
  const order = useMutation(
    trpc.refreshes.refresh.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.segments.list.queryKey() }),
      onError: toasts.failed,
    }),
  );
  if (!mayRefresh || detail.lifecycle !== 'published') return null;
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={15} aria-hidden />}
      disabled={listed.work !== null}
      loading={order.isPending}
      onClick={() => order.mutate({ id: detail.id })}
    >
      {t('refreshNow')}
    </Button>
  );
}
