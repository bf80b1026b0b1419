'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { pointWord } from './axis-words';
import classes from './chart.module.css';
import { Door } from './door';
import {
  causeColor,
  causeGroups,
  groupCauses,
  type HistoryPoint,
  type MoversHref,
} from './history';

type Props = {
  readonly point: HistoryPoint;
  readonly pinned: boolean;
  readonly peopleHref: string;
  readonly moversHref: MoversHref;
};

/** What one point of a segment's history says: size, share, moves with their causes, the people. */
export function PointNote({ point, pinned, peopleHref, moversHref }: Props) {
  const t = useTranslations('charts');
  const format = useFormat();
  const span = { after: point.after, until: point.asOf };
  const moves = [
    { kind: 'entered' as const, sign: '+', counts: groupCauses(point.causes?.entered ?? {}) },
    { kind: 'left' as const, sign: '−', counts: groupCauses(point.causes?.left ?? {}) },
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
          <Door href={pinned && point.entered > 0 ? moversHref('entered', span) : null}>
            {format.signed(point.entered)}
          </Door>
          {' / '}
          <Door href={pinned && point.left > 0 ? moversHref('left', span) : null}>
            {format.signed(-point.left)}
          </Door>
        </span>
      </div>
      {moves.flatMap(({ kind, sign, counts }) =>
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
              <Door href={pinned ? moversHref(kind, { ...span, cause: group }) : null}>
                {sign}
                {format.number(counts[group])}
              </Door>
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
