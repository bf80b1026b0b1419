'use client';

import { Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { ErrorState } from '@/components/ui/error-state';
import { StateTag } from '@/components/ui/state-tag';
import type { Catalog } from '@/server/domain/catalog/catalog';
import type { PreviewState } from '../use-preview';
import { AsOfPicker, type AsOfPickerProps } from './as-of-picker';
import { Attrition } from './attrition';
import classes from './result.module.css';
import { SampleTable } from './sample-table';

export type LiveResultProps = {
  readonly preview: PreviewState & { retry: () => void };
  readonly catalog: Catalog;
  readonly asOf: AsOfPickerProps;
  /** The top-level conditions in short words, in their order. */
  readonly conditionNames: readonly string[];
  readonly onViewSample: () => void;
};

const shortSample = 6;

/** The count with its share, what each condition takes away, and the first of the sample. */
export function LiveResult({
  preview,
  catalog,
  asOf,
  conditionNames,
  onViewSample,
}: LiveResultProps) {
  const t = useTranslations('builder.result');
  const { kind, last } = preview;
  const isStale = kind !== 'counted';
  return (
    <>
      <AsOfPicker {...asOf} />
      <div aria-live="polite">
        <Headline preview={preview} />
      </div>
      {kind === 'failed' && <ErrorState error={preview.error} onRetry={preview.retry} />}
      {last && conditionNames.length > 1 && last.attrition.length === conditionNames.length && (
        <Attrition previewed={last} names={conditionNames} stale={isStale} />
      )}
      {last && last.sample.rows.length > 0 && (
        <section className={classes.section}>
          <div className={classes.sectionHead}>
            <h2>{t('sampleTitle')}</h2>
          </div>
          <SampleTable
            previewed={last}
            catalog={catalog}
            limit={shortSample}
            onAll={onViewSample}
          />
        </section>
      )}
    </>
  );
}

function Headline({ preview }: { preview: PreviewState }) {
  const t = useTranslations('builder.result');
  const format = useFormat();
  const { kind, last, problems } = preview;
  if (kind === 'empty') return <p className={classes.quiet}>{t('empty')}</p>;
  const tag = {
    counting: <StateTag tone="busy">{t('counting')}</StateTag>,
    counted: last && (
      <StateTag tone="ok" filled>
        {t('exact', { ms: format.number(last.milliseconds) })}
      </StateTag>
    ),
    refused: <StateTag tone="warn">{t('problems', { n: problems.length })}</StateTag>,
    failed: null,
  }[kind];
  return (
    <div className={classes.figure} data-stale={kind !== 'counted' || undefined}>
      {last ? (
        <>
          <span className={classes.number}>{format.number(last.count)}</span>
          <span className={classes.share}>
            {t('customers', {
              share: format.shareOf(last.count, last.total),
              total: format.number(last.total),
            })}
            <br />
            <span className={classes.small}>
              {kind === 'counted' ? t('asOf', { instant: format.instant(last.asOf) }) : t('stale')}
            </span>
          </span>
        </>
      ) : (
        kind === 'counting' && <Skeleton width={220} height={46} />
      )}
      <span className={classes.state}>{tag}</span>
    </div>
  );
}
