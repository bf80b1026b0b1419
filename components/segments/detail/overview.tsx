'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyChart } from '@/components/charts/empty-chart';
import { type HistoryPoint, withAfter } from '@/components/charts/history';
import { PlotSkeleton } from '@/components/charts/plot-skeleton';
import { SizeHistoryChart } from '@/components/charts/size-history-chart';
import { useApproximationWords } from '@/components/charts/use-approximation-words';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { Section } from '@/components/ui/section';
import { ChangeSteps } from './change-steps';
import classes from './detail.module.css';
import { MembersNow } from './members-now';
import { MembersTable } from './members-table';
import { moversHref, peopleHref } from './people-href';
import { ReceiptLines } from './receipt-lines';
import { SegmentFrame } from './segment-frame';
import type { LoadedSegment } from './use-segment';
import { useMembers } from './use-members';

/** One segment at a glance: its past, now, why it moved, what refreshes did, first members. */
export function SegmentOverview({ id }: { readonly id: string }) {
  return <SegmentFrame id={id}>{(loaded) => <Overview id={id} loaded={loaded} />}</SegmentFrame>;
}

type Props = { readonly id: string; readonly loaded: LoadedSegment };

function Overview({ id, loaded }: Props) {
  const t = useTranslations('segments');
  const trpc = useTRPC();
  const words = useApproximationWords();
  const format = useFormat();
  const { listed } = loaded;
  const history = useQuery(
    trpc.segments.history.queryOptions({ id }, { placeholderData: keepPreviousData }),
  );
  const points: HistoryPoint[] = withAfter(history.data?.points ?? [], null).map(
    ({ reasons, ...point }) => ({
      ...point,
      approximate: reasons.length > 0 ? words(reasons) : null,
    }),
  );
  const marks = (history.data?.marks ?? []).map(({ asOf, ...mark }) => ({ ...mark, at: asOf }));
  return (
    <>
      <div className={classes.top}>
        <div>
          {history.isError ? (
            <ErrorState error={history.error} onRetry={() => history.refetch()} />
          ) : null}
          {history.isPending ? <PlotSkeleton height={348} /> : null}
          {history.data && points.length === 0 ? (
            <EmptyChart
              height={280}
              sentence={t(loaded.detail.version === null ? 'noSizeDraft' : 'noSizeYet')}
            />
          ) : null}
          {points.length > 0 ? (
            <SizeHistoryChart
              title={t('history')}
              points={points}
              marks={marks}
              peopleHref={(asOf) => peopleHref(id, asOf)}
              moversHref={(kind, span) => moversHref(id, kind, span)}
              refreshing={history.isPlaceholderData}
            />
          ) : null}
        </div>
        <MembersNow id={id} loaded={loaded} points={points} />
      </div>
      {listed.size === null ? null : (
        <>
          <div className={classes.middle}>
            <div>
              <Section title={t('why')} subtitle={t('since', { day: format.dayOf(loaded.since) })}>
                <ChangeSteps loaded={loaded} />
              </Section>
            </div>
            <div>
              <Section
                title={t('tabs.receipts')}
                subtitle={t('receiptsAre')}
                actions={
                  <Link className={classes.link} href={`/segments/${id}/receipts`}>
                    {t('allReceipts')}
                  </Link>
                }
              >
                <ReceiptLines id={id} />
              </Section>
            </div>
          </div>
          <FirstMembers id={id} size={listed.size} />
        </>
      )}
    </>
  );
}

const few = 8;

function FirstMembers({ id, size }: { readonly id: string; readonly size: number }) {
  const t = useTranslations('segments');
  const members = useMembers(id, { at: null, search: '', limit: few });
  return (
    <Section
      divided
      title={t('members')}
      subtitle={t('firstOf', { shown: Math.min(few, size), all: size })}
      actions={
        <Link className={classes.link} href={`/segments/${id}/members`}>
          {t('allMembers')}
        </Link>
      }
    >
      <MembersTable query={members} />
    </Section>
  );
}
