'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { pointWord } from '@/components/charts/axis-words';
import chart from '@/components/charts/chart.module.css';
import { type HistoryPoint, type MoversHref, timeOf } from '@/components/charts/history';
import { momentsOf } from '@/components/charts/merge-series';
import { MovesLink } from '@/components/charts/moves-link';
import { moversHref, peopleHref } from '@/components/segments/detail/people-href';
import { useFormat } from '@/components/shell/workspace';
import type { BoardSeries } from './board-series';

type Props = {
  readonly caption: string;
  readonly series: readonly BoardSeries[];
  readonly shown: 'size' | 'moves';
};

/** The dashboard's numbers by moment, newest first; each opens the people behind it. */
export function BoardTable({ caption, series, shown }: Props) {
  const t = useTranslations('charts');
  const format = useFormat();
  const columns = series.map((one) => ({
    ...one,
    at: new Map(one.points.map((point) => [timeOf(point.asOf), point])),
  }));
  return (
    <section className={chart.tableScroll} aria-label={caption}>
      <table className={chart.table}>
        <thead>
          <tr>
            <th scope="col">{t('at')}</th>
            {columns.map(({ key, name }) => (
              <th scope="col" key={key} className={chart.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {momentsOf(series)
            .toReversed()
            .map((time) => (
              <tr key={time}>
                <th scope="row">{pointWord(new Date(time).toISOString(), format)}</th>
                {columns.map(({ id, key, at }) => (
                  <td key={key} className={chart.number}>
                    <Cell id={id} point={at.get(time)} shown={shown} />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

type CellProps = {
  readonly id: string;
  readonly point: HistoryPoint | undefined;
  readonly shown: Props['shown'];
};

function Cell({ id, point, shown }: CellProps) {
  const format = useFormat();
  if (!point) return '–';
  if (shown === 'size')
    return <Link href={peopleHref(id, point.asOf)}>{format.number(point.size)}</Link>;
  const href: MoversHref = (kind, span) => moversHref(id, kind, span);
  return (
    <>
      <MovesLink kind="entered" point={point} moversHref={href} />
      {' / '}
      <MovesLink kind="left" point={point} moversHref={href} />
    </>
  );
}
