'use client';

import { IconPencil } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useCan, useFormat } from '@/components/shell/workspace';
import { ErrorState } from '@/components/ui/error-state';
import { ExportMenu } from '@/components/ui/export-menu';
import { LinkButton } from '@/components/ui/link-button';
import { LinkTabs } from '@/components/ui/link-tabs';
import { Page } from '@/components/ui/page';
import { FactsSkeleton, TableSkeleton } from '@/components/ui/skeletons';
import { StateTag } from '@/components/ui/state-tag';
import { Tag } from '@/components/ui/tag';
import { standingOf, toneOf, daysSince } from '../segment-standing';
import { useSegmentWords } from '../use-segment-words';
import { RefreshButton } from './refresh-button';
import { SegmentMenu } from './segment-menu';
import { SegmentNotices } from './segment-notices';
import { SegmentSentence } from './segment-sentence';
import { type LoadedSegment, useSegment } from './use-segment';

type Exporting = {
  readonly list: 'members' | 'versions' | 'receipts';
  readonly query?: Readonly<Record<string, string | null>>;
};

type Props = {
  readonly id: string;
  /** The list this page shows and what narrows it; without it the members now. */
  readonly exporting?: Exporting;
  readonly children: (loaded: LoadedSegment) => ReactNode;
};

/** What all pages of one segment share: name, state, sentence, actions, tabs, and what is wrong with it. */
export function SegmentFrame({ id, exporting, children }: Props) {
  const t = useTranslations('segments');
  const loading = useTranslations('ui')('loading');
  const { loaded, error, retry } = useSegment(id);
  const crumbs = [{ label: t('title'), href: '/segments' }];
  if (error) {
    return (
      <Page crumbs={[...crumbs, { label: t('one') }]} title={t('one')}>
        <ErrorState error={error} onRetry={retry} />
      </Page>
    );
  }
  if (!loaded) {
    return (
      <Page crumbs={[...crumbs, { label: loading }]} title={loading}>
        <FactsSkeleton label={loading} />
        <TableSkeleton label={loading} />
      </Page>
    );
  }
  return (
    <Loaded {...{ id, loaded, children, crumbs }} exporting={exporting ?? { list: 'members' }} />
  );
}

type LoadedProps = Props & {
  readonly exporting: Exporting;
  readonly loaded: LoadedSegment;
  readonly crumbs: readonly { label: string; href?: string }[];
};

function Loaded({ id, loaded, crumbs, exporting, children }: LoadedProps) {
  const t = useTranslations('segments');
  const format = useFormat();
  const words = useSegmentWords();
  const mayDraft = useCan('segment.draft');
  const { detail, listed, sentence } = loaded;
  const name = words.name(detail);
  const path = `/segments/${id}`;
  return (
    <Page
      crumbs={[...crumbs, { label: name }]}
      title={name}
      tags={<Tags {...loaded} />}
      subtitle={<SegmentSentence sentence={sentence} description={detail.description} />}
      actions={
        <>
          <SegmentMenu detail={detail} name={name} />
          <RefreshButton detail={detail} listed={listed} />
          {exporting.list === 'members' && listed.size === null ? null : (
            <ExportMenu
              list={exporting.list}
              permission="segment.export"
              query={{ ...exporting.query, id }}
            />
          )}
          {mayDraft && detail.lifecycle !== 'archived' ? (
            <LinkButton
              variant="filled"
              href={`${path}/rule`}
              leftSection={<IconPencil size={15} aria-hidden />}
            >
              {detail.version === null ? t('drawRule') : t('editRule')}
            </LinkButton>
          ) : null}
        </>
      }
      tabs={
        <LinkTabs
          label={t('tabsOf', { name })}
          tabs={[
            { href: path, label: t('tabs.overview') },
            {
              href: `${path}/members`,
              label: t('tabs.members', {
                size: listed.size === null ? '' : format.number(listed.size),
              }),
            },
            {
              href: `${path}/versions`,
              label: t('tabs.versions', { count: detail.versions.length }),
            },
            { href: `${path}/receipts`, label: t('tabs.receipts') },
          ]}
        />
      }
    >
      <SegmentNotices {...loaded} />
      {children(loaded)}
    </Page>
  );
}

function Tags({ detail, listed }: LoadedSegment) {
  const t = useTranslations('segments');
  const now = Date.now();
  const standing = standingOf(listed, now);
  return (
    <>
      <StateTag tone={toneOf(standing)} filled>
        {standing === 'published'
          ? t('publishedVersion', { version: detail.version ?? 1 })
          : t(`standing.${standing}`, { days: daysSince(listed.refreshedAt, now) })}
      </StateTag>
      {detail.draft !== null && detail.version !== null ? (
        <Tag>{t('draftWaits', { version: detail.version + 1 })}</Tag>
      ) : null}
    </>
  );
}
