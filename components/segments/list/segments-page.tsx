'use client';

import { TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useRef } from 'react';
import { Legend } from '@/components/charts/chart-figure';
import { causeColor, causeGroups } from '@/components/charts/history';
import { useCan, useFormat, useWorkspace } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { Chip } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { ExportMenu } from '@/components/ui/export-menu';
import { LinkButton } from '@/components/ui/link-button';
import { Page } from '@/components/ui/page';
import { FactsSkeleton, TableSkeleton } from '@/components/ui/skeletons';
import type { ListedSegment } from '../segment-types';
import classes from '../segments.module.css';
import { useSegmentWords } from '../use-segment-words';
import { chooseSegments, listQuery, stateFilters } from './list-query';
import { SegmentListFacts } from './segment-list-facts';
import { SegmentRows } from './segment-rows';
import { SegmentTable } from './segment-table';
import { SegmentsWelcome } from './segments-welcome';
import { useSegmentKeys } from './use-segment-keys';

const whileWorking = 2_000;

/** All segments: what they hold, how they move, where they stand. */
export function SegmentsPage() {
  const t = useTranslations('segments');
  const loading = useTranslations('ui')('loading');
  const trpc = useTRPC();
  const format = useFormat();
  const mayDraft = useCan('segment.draft');
  const list = useQuery(
    trpc.segments.list.queryOptions(
      {},
      {
        refetchInterval: ({ state }) =>
          state.data?.segments.some(({ work, run }) => work || run === 'queued')
            ? whileWorking
            : false,
      },
    ),
  );
  const facts = useQuery(trpc.segments.facts.queryOptions());
  const customers = facts.data?.tables.find(({ kind }) => kind === 'customer')?.rows ?? 0;
  const page = { crumbs: [{ label: t('title') }], title: t('title') };

  if (list.isError || facts.isError) {
    const retry = () => Promise.all([list.refetch(), facts.refetch()]);
    return (
      <Page {...page}>
        <ErrorState error={list.error ?? facts.error} onRetry={retry} />
      </Page>
    );
  }
  if (!list.data || !facts.data) {
    return (
      <Page {...page} subtitle={loading}>
        <FactsSkeleton label={loading} />
        <TableSkeleton label={loading} rows={9} columns={7} />
      </Page>
    );
  }
  if (list.data.segments.length === 0) return <SegmentsWelcome facts={facts.data} />;
  return (
    <Page
      {...page}
      subtitle={t('subtitle', {
        segments: list.data.segments.filter(({ lifecycle }) => lifecycle !== 'archived').length,
        customers: format.number(customers),
        refreshed: lastRefresh(list.data.segments, format.instant),
      })}
      actions={
        <>
          <ExportSegments />
          {mayDraft ? (
            <LinkButton
              variant="filled"
              href="/segments/new"
              leftSection={<IconPlus size={15} aria-hidden />}
            >
              {t('new')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <List
        segments={list.data.segments}
        since={list.data.since}
        reached={facts.data.inAnySegment}
        customers={customers}
      />
    </Page>
  );
}

/** The list as it is shown: with its filters and in its order. */
function ExportSegments() {
  const [{ state, q, mine, sort }] = useQueryStates(listQuery);
  const query = { state, q, sort, mine: mine ? 'true' : null };
  return <ExportMenu list="segments" permission="segment.export" query={query} />;
}

function lastRefresh(
  segments: readonly ListedSegment[],
  write: (instant: string | null) => string,
): string {
  const times = segments.flatMap(({ refreshedAt }) => refreshedAt ?? []).sort();
  return times.length > 0 ? write(times.at(-1) ?? null) : 'none';
}

type ListProps = {
  readonly segments: readonly ListedSegment[];
  readonly since: string;
  readonly reached: number;
  readonly customers: number;
};

function List({ segments, since, reached, customers }: ListProps) {
  const t = useTranslations('segments');
  const charts = useTranslations('charts');
  const { viewer } = useWorkspace();
  const words = useSegmentWords();
  const sentences = useQuery(useTRPC().segments.sentences.queryOptions()).data ?? {};
  const [query, setQuery] = useQueryStates(listQuery);
  const body = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useSegmentKeys(body, search, useCan('segment.draft'));
  const now = Date.now();
  const shown = chooseSegments(segments, query, { id: viewer.id, now, nameOf: words.name });
  const approximate = shown.some(({ spark }) => spark.some((point) => point.approximate));
  return (
    <>
      <SegmentListFacts {...{ segments, since, reached, customers, now }} />
      <div className={classes.filters}>
        <TextInput
          ref={search}
          className={classes.search}
          value={query.q}
          onChange={(event) => setQuery({ q: event.currentTarget.value || null })}
          placeholder={t('find')}
          aria-label={t('find')}
          leftSection={<IconSearch size={14} aria-hidden />}
        />
        <div className={classes.chips}>
          {stateFilters.map((state) => (
            <Chip key={state} pressed={query.state === state} onClick={() => setQuery({ state })}>
              {t(`filters.${state}`)}
            </Chip>
          ))}
          <Chip pressed={query.mine} onClick={() => setQuery({ mine: query.mine ? null : true })}>
            {t('filters.mine')}
          </Chip>
        </div>
        <div className={classes.legend}>
          <Legend
            entries={causeGroups.map((group) => ({
              label: charts(`causes.${group}`),
              color: causeColor(group),
            }))}
          />
        </div>
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title={t('noneShown')}
          action={<Chip onClick={() => setQuery(null)}>{t('showAll')}</Chip>}
        />
      ) : (
        <div ref={body}>
          <div className={classes.wide}>
            <SegmentTable
              {...{ segments: shown, sentences, since, now }}
              sort={query.sort}
              onSort={(sort) => setQuery({ sort })}
            />
          </div>
          <div className={classes.phone}>
            <SegmentRows {...{ segments: shown, sentences, since, now }} />
          </div>
        </div>
      )}
      <div className={classes.foot}>
        <span>
          {t('shown', { shown: shown.length, all: segments.length })}
          {approximate ? ` · ${t('dashedPart')}` : null}
        </span>
        <Keys />
      </div>
    </>
  );
}

function Keys() {
  const t = useTranslations('segments.keys');
  return (
    <span className={classes.keys}>
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {t('move')}
      </span>
      <span>
        <kbd>↵</kbd> {t('open')}
      </span>
      <span>
        <kbd>E</kbd> {t('edit')}
      </span>
      <span>
        <kbd>/</kbd> {t('filter')}
      </span>
    </span>
  );
}
