'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { pointWord } from './axis-words';
import classes from './chart.module.css';
import { causeColor, causeGroups, groupCauses, type HistoryPoint } from './history';

type Props = {
  readonly point: HistoryPoint;
  readonly pinned: boolean;
  readonly peopleHref: string;
};

/** What one point of a segment's history says: size, share, moves with their causes, the people. */
export function PointNote({ point, pinned, peopleHref }: Props) {
  const t = useTranslations('charts');
  const format = useFormat();
  const moves = [
    { sign: '+', counts: groupCauses(point.causes?.entered ?? {}) },
    { sign: '−', counts: groupCauses(point.causes?.left ?? {}) },
  ];
  return (
    <>
      <div className={classes.noteTitle}>{pointWord(point.asOf, format)}</div>
      <div>
        <span className={classes.noteFigure}>{format.number(point.size)}</span>{' '}
        <span className={classes.noteQuiet}>
          {point.total ? t('ofBase', { share: format.shareOf(point.size, point.total) }) : null}
        </span>
      </div>
      <div className={classes.noteRow}>
        <span>{t('enteredLeft')}</span>
        <span>
          {format.signed(point.entered)} / {format.signed(-point.left)}
        </span>
      </div>
      {moves.flatMap(({ sign, counts }) =>
        causeGroups
          .filter((group) => counts[group])
          .map((group) => (
            <div className={classes.noteRow} key={sign + group}>
              <span
                className={classes.swatch}
                style={{ background: causeColor(group) }}
                aria-hidden
              />
              <span className={classes.noteQuiet}>{t(`causes.${group}`)}</span>
              <span>
                {sign}
                {format.number(counts[group])}
              </span>
            </div>
          )),
      )}
      {point.approximate === null ? null : (
        <div className={classes.noteQuiet}>
          {t('approximateBecause', { reason: point.approximate })}
        </div>
      )}
      {pinned ? (
        <Link className={classes.noteLink} href={peopleHref}>
          {t('openPeople', { count: point.size })}
        </Link>
      ) : (
        <div className={classes.noteQuiet}>{t('clickToPin')}</div>
      )}
    </>
  );
}
