'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { pointWord } from './axis-words';
import classes from './chart.module.css';
import type { HistoryPoint, MoversHref, VersionMark } from './history';
import { MovesLink } from './moves-link';

type Props = {
  readonly caption: string;
  readonly points: readonly HistoryPoint[];
  readonly marks: readonly VersionMark[];
  readonly peopleHref: (asOf: string) => string;
  readonly moversHref: MoversHref;
};

/** The points of a history, newest first, each number a door to its people. */
export function HistoryTable({ caption, points, marks, peopleHref, moversHref }: Props) {
  const t = useTranslations('charts');
  const format = useFormat();
  const remarks = (point: HistoryPoint, before: HistoryPoint | undefined) => [
    ...marks
      .filter(({ at }) => at <= point.asOf && (!before || at > before.asOf))
      .map(({ version, note }) => `v${version} ${note}`.trim()),
    ...(point.approximate === null ? [] : [t('approximateBecause', { reason: point.approximate })]),
  ];
  return (
    <section className={classes.tableScroll} aria-label={caption}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('at')}</th>
            <th scope="col" className={classes.number}>
              {t('size')}
            </th>
            <th scope="col" className={classes.number}>
              {t('share')}
            </th>
            <th scope="col" className={classes.number}>
              {t('entered')}
            </th>
            <th scope="col" className={classes.number}>
              {t('left')}
            </th>
            <th scope="col">{t('remark')}</th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point, index, list) => (
            <tr key={point.asOf}>
              <th scope="row">{pointWord(point.asOf, format)}</th>
              <td className={classes.number}>
                <Link href={peopleHref(point.asOf)}>{format.number(point.size)}</Link>
              </td>
              <td className={classes.number}>{format.shareOf(point.size, point.total)}</td>
              {(['entered', 'left'] as const).map((kind) => (
                <td key={kind} className={classes.number}>
                  <MovesLink kind={kind} point={point} moversHref={moversHref} />
                </td>
              ))}
              <td className={classes.remark}>{remarks(point, list[index + 1]).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
