'use client';

import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { pointWord } from '@/components/charts/axis-words';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC, useTRPCClient } from '@/components/trpc/trpc';
import { type Column, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { SidePanel } from '@/components/ui/side-panel';
import { TableSkeleton } from '@/components/ui/skeletons';
import { StateTag } from '@/components/ui/state-tag';
import { MovesFigure } from '../moves-figure';
import type { Receipt } from '../segment-types';
import classes from './detail.module.css';
import { ReceiptDetail } from './receipt-detail';
import { SegmentFrame } from './segment-frame';

const pageSize = 50;

/** What every refresh and backfill point of a segment did. */
export function ReceiptsPage({ id }: { readonly id: string }) {
  return (
    <SegmentFrame id={id} exporting={{ list: 'receipts' }}>
      {() => <Receipts id={id} />}
    </SegmentFrame>
  );
}

type After = { readonly asOf: string; readonly finishedAt: string };

function Receipts({ id }: { readonly id: string }) {
  const t = useTranslations('segments');
  const loading = useTranslations('ui')('loading');
  const format = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [open, setOpen] = useState<Receipt | null>(null);
  const pages = useInfiniteQuery({
    queryKey: [...trpc.segments.receipts.pathKey(), 'pages', id],
    queryFn: ({ pageParam, signal }) =>
      client.segments.receipts.query(
        { id, limit: pageSize, ...(pageParam && { after: pageParam }) },
        { signal },
      ),
    initialPageParam: null as After | null,
    getNextPageParam: ({ next }) => next,
  });
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  if (!pages.data) return <TableSkeleton label={loading} rows={10} columns={7} />;
  const receipts = pages.data.pages.flatMap((page) => page.receipts);
  if (receipts.length === 0)
    return <EmptyState title={t('noReceipts')}>{t('receiptsAre')}</EmptyState>;
  const columns: Column<Receipt>[] = [
    {
      key: 'asOf',
      header: t('receipt.asOf'),
      phone: 'title',
      cell: (receipt) => (
        <button type="button" className={classes.opener} onClick={() => setOpen(receipt)}>
          {pointWord(receipt.asOf, format)}
          <IconChevronRight size={13} aria-hidden />
        </button>
      ),
    },
    {
      key: 'state',
      header: t('columns.state'),
      phone: 'detail',
      cell: ({ state }) => (
        <StateTag tone={state === 'done' ? 'ok' : 'bad'}>{t(`receipt.${state}`)}</StateTag>
      ),
    },
    {
      key: 'trigger',
      header: t('receipt.trigger'),
      phone: 'detail',
      cell: ({ trigger }) => t(`triggers.${trigger}`),
    },
    {
      key: 'version',
      header: t('receipt.version'),
      phone: 'hidden',
      cell: ({ version }) => `v${version}`,
    },
    ...(['entered', 'left'] as const).map(
      (key): Column<Receipt> => ({
        key,
        header: t(`receipt.${key}`),
        numeric: true,
        phone: 'hidden',
        cell: (receipt) => (
          <MovesFigure
            {...{ id, kind: key, count: receipt[key] }}
            span={{ after: receipt.after, until: receipt.asOf }}
          />
        ),
      }),
    ),
    {
      key: 'size',
      header: t('columns.customers'),
      numeric: true,
      phone: 'figure',
      cell: ({ size }) => <b>{format.number(size)}</b>,
    },
    {
      key: 'duration',
      header: t('receipt.duration'),
      numeric: true,
      phone: 'hidden',
      cell: ({ durationMs }) => format.duration(durationMs),
    },
    {
      key: 'finished',
      header: t('receipt.finishedAt'),
      phone: 'hidden',
      cell: ({ finishedAt }) => format.instant(finishedAt),
    },
  ];
  return (
    <>
      <DataTable
        label={t('tabs.receipts')}
        columns={columns}
        rows={receipts}
        rowKey={(receipt) => receipt.id}
        onOpen={setOpen}
      />
      {pages.hasNextPage ? (
        <div className={classes.more}>
          <Button
            variant="default"
            onClick={() => pages.fetchNextPage()}
            loading={pages.isFetchingNextPage}
          >
            {t('showMore', { count: pageSize })}
          </Button>
        </div>
      ) : null}
      <SidePanel
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open ? t('receiptOf', { moment: pointWord(open.asOf, format) }) : ''}
      >
        {open ? <ReceiptDetail receipt={open} /> : null}
      </SidePanel>
    </>
  );
}
