'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { SidePanel } from '@/components/ui/side-panel';
import { ChartSkeleton } from '@/components/ui/skeletons';
import { assertNever } from '@/server/domain/problem/assert-never';
import type { FieldDetail, FieldDistribution } from '../data-types';
import { useLabel } from '../use-label';
import { CommonValues } from './common-values';
import classes from './distribution.module.css';
import { Histogram } from './histogram';
import { NumberSummary } from './number-summary';
import { Periods } from './periods';

type Props = {
  readonly table: string;
  readonly field: FieldDetail;
  readonly onClose: () => void;
};

/** What a field holds: how much of it, how it spreads, and what occurs most. */
export function DistributionPanel({ table, field, onClose }: Props) {
  const label = useLabel();
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(
    trpc.catalog.distribution.queryOptions({ table, field: field.key }),
  );
  return (
    <SidePanel opened onClose={onClose} title={label(field.label)}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Shown distribution={data} field={field} />
      ) : (
        <ChartSkeleton label={ui('loading')} />
      )}
    </SidePanel>
  );
}

function Shown({ distribution, field }: { distribution: FieldDistribution; field: FieldDetail }) {
  const t = useTranslations('catalog.distribution');
  if (distribution.kind === 'hidden')
    return <EmptyState title={t('hidden')}>{t('hiddenNote')}</EmptyState>;
  const { filled, rows } = distribution;
  return (
    <div className={classes.panel}>
      <Counts distribution={distribution} />
      {filled === 0 ? (
        <p className={classes.words}>{rows === 0 ? t('noRows') : t('allMissing')}</p>
      ) : (
        <Chart distribution={distribution} field={field} />
      )}
    </div>
  );
}

type Known = Exclude<FieldDistribution, { kind: 'hidden' }>;

function Chart({ distribution, field }: { distribution: Known; field: FieldDetail }) {
  switch (distribution.kind) {
    case 'number':
      return (
        <>
          <Histogram bins={distribution.bins} isMoney={field.type === 'money'} />
          <NumberSummary distribution={distribution} isMoney={field.type === 'money'} />
        </>
      );
    case 'time':
      return <Periods distribution={distribution} />;
    case 'values':
      return <CommonValues distribution={distribution} type={field.type} />;
    default:
      return assertNever(distribution);
  }
}

function Counts({ distribution }: { distribution: Known }) {
  const t = useTranslations('catalog.distribution');
  const format = useFormat();
  const { rows, filled, distinct } = distribution;
  const missing = rows - filled;
  const figures = [
    { key: 'filled', label: t('filled'), value: filled, share: format.shareOf(filled, rows) },
    { key: 'missing', label: t('missing'), value: missing, share: format.shareOf(missing, rows) },
    { key: 'distinct', label: t('distinct'), value: distinct, share: null },
  ];
  return (
    <dl className={classes.counts}>
      {figures.map(({ key, label, value, share }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            {format.number(value)}
            {share !== null && rows > 0 && <span>{share}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
