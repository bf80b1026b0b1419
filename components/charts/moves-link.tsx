'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import classes from './chart.module.css';
import type { HistoryPoint, MoveKind, MoversHref } from './history';

type Props = {
  readonly kind: MoveKind;
  readonly point: HistoryPoint;
  readonly moversHref: MoversHref;
};

/** The entries or exits of a point, a door to those who moved. */
export function MovesLink({ kind, point, moversHref }: Props) {
  const t = useTranslations('charts');
  const format = useFormat();
  const count = point[kind];
  const words = format.signed(kind === 'entered' ? count : -count);
  if (count === 0) return <>{words}</>;
  const span = { after: point.after, until: point.asOf };
  return (
    <Link
      className={classes.movesLink}
      href={moversHref(kind, span)}
      aria-label={`${t(kind)}: ${words}`}
    >
      {words}
    </Link>
  );
}
