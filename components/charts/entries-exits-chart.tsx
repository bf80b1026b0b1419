'use client';

import { useElementSize } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { approximateStretches } from './approximate-stretches';
import { bucketWord } from './axis-words';
import { bucketUnit, type ChangeBucket, changeBuckets } from './change-buckets';
import classes from './chart.module.css';
import { ChartCursor } from './chart-cursor';
import { PlotSkeleton } from './plot-skeleton';
import { Door } from './door';
import type { HistoryPoint, MoveKind, MoversHref } from './history';
import { plotGeometry } from './plot-geometry';

const ChangesPlot = dynamic(() => import('./changes-plot'), { ssr: false });

type Props = {
  readonly label: string;
  readonly points: readonly HistoryPoint[];
  readonly from: number;
  readonly to: number;
  readonly moversHref: MoversHref;
  /** The largest bar of several plots that share one scale. */
  readonly most?: number;
  readonly height?: number;
};

/** Entries up, exits down, by calendar unit; the part a rule edit caused apart. */
export function EntriesExitsChart(props: Props) {
  const { label, points, from, to, moversHref, most, height = 140 } = props;
  const t = useTranslations('charts');
  const format = useFormat();
  const { ref, width } = useElementSize();
  const unit = bucketUnit(from, to);
  const buckets = changeBuckets(points, unit, format.timeZone);
  const geometry = plotGeometry(width, from, to);
  const words = (bucket: ChangeBucket) => bucketWord(bucket.start, unit, format);
  if (width === 0 || buckets.length === 0) {
    return (
      <div ref={ref} className={classes.plots}>
        <PlotSkeleton height={height} />
      </div>
    );
  }
  return (
    <div ref={ref} className={classes.plots}>
      <ChartCursor
        label={label}
        geometry={geometry}
        stops={buckets.map((bucket) => ({
          time: Math.min(Math.max(bucket.middle, from), to),
          text: t('spokenMoves', {
            at: words(bucket),
            entered: format.number(bucket.entered),
            left: format.number(bucket.left),
          }),
        }))}
        note={(index, pinned) => {
          const bucket = buckets[index];
          return bucket ? (
            <BucketNote
              bucket={bucket}
              title={words(bucket)}
              moversHref={pinned ? moversHref : null}
            />
          ) : null;
        }}
      >
        <div style={{ height }}>
          <ChangesPlot
            buckets={buckets}
            stretches={approximateStretches(points)}
            geometry={geometry}
            height={height}
            format={format}
            most={most}
          />
        </div>
      </ChartCursor>
    </div>
  );
}

type NoteProps = {
  readonly bucket: ChangeBucket;
  readonly title: string;
  /** Only while the note is pinned. */
  readonly moversHref: MoversHref | null;
};

function BucketNote({ bucket, title, moversHref }: NoteProps) {
  const t = useTranslations('charts');
  const format = useFormat();
  const door = (kind: MoveKind) => (bucket[kind] > 0 ? (moversHref?.(kind, bucket) ?? null) : null);
  const byRule = bucket.enteredByRule + bucket.leftByRule;
  return (
    <>
      <div className={classes.noteTitle}>{title}</div>
      <div className={classes.noteRow}>
        <span className={classes.swatch} style={{ background: 'var(--up)' }} aria-hidden />
        <span>{t('entered')}</span>
        <Door href={door('entered')}>{format.signed(bucket.entered)}</Door>
      </div>
      <div className={classes.noteRow}>
        <span className={classes.swatch} style={{ background: 'var(--down)' }} aria-hidden />
        <span>{t('left')}</span>
        <Door href={door('left')}>{format.signed(-bucket.left)}</Door>
      </div>
      {byRule > 0 ? (
        <div className={classes.noteQuiet}>{t('ruleShare', { count: format.number(byRule) })}</div>
      ) : null}
      {moversHref ? null : <div className={classes.noteQuiet}>{t('clickToPin')}</div>}
    </>
  );
}
