'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { type Column, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Tag } from '@/components/ui/tag';
import type { SegmentDetail } from '../segment-types';
import classes from './detail.module.css';
import { SegmentFrame } from './segment-frame';

type Version = SegmentDetail['versions'][number];

/** The published rules of a segment, newest first. */
export function VersionsPage({ id }: { readonly id: string }) {
  return (
    <SegmentFrame id={id} exporting={{ list: 'versions' }}>
      {({ detail }) => <Versions detail={detail} />}
    </SegmentFrame>
  );
}

function Versions({ detail }: { readonly detail: SegmentDetail }) {
  const t = useTranslations('segments');
  const format = useFormat();
  const sentences = useQuery(useTRPC().segments.versionSentences.queryOptions({ id: detail.id }));
  if (detail.versions.length === 0) return <EmptyState title={t('noVersions')} />;
  const columns: Column<Version>[] = [
    {
      key: 'version',
      header: t('receipt.version'),
      phone: 'title',
      cell: ({ version }) => (
        <span className={classes.version}>
          v{version}
          {version === detail.version ? <Tag>{t('inForce')}</Tag> : null}
        </span>
      ),
    },
    {
      key: 'sentence',
      header: t('rule'),
      phone: 'detail',
      cell: ({ version }) => (
        <span className={classes.versionRule}>{sentences.data?.[version] ?? '–'}</span>
      ),
    },
    { key: 'note', header: t('note'), phone: 'detail', cell: ({ note }) => note || '–' },
    {
      key: 'by',
      header: t('publishedBy'),
      phone: 'hidden',
      cell: ({ publishedBy }) => publishedBy,
    },
    {
      key: 'at',
      header: t('publishedAt'),
      phone: 'figure',
      cell: ({ publishedAt }) => format.instant(publishedAt),
    },
  ];
  return (
    <DataTable
      label={t('versions')}
      columns={columns}
      rows={detail.versions}
      rowKey={({ version }) => String(version)}
    />
  );
}
