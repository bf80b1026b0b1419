'use client';

import { useTranslations } from 'next-intl';
import type { MoveKind, MoveSpan } from '@/components/charts/history';
import { useFormat } from '@/components/shell/workspace';
import { Figure } from '@/components/ui/figure';
import { moversHref } from './detail/people-href';

type Props = {
  readonly id: string;
  readonly kind: MoveKind;
  readonly count: number | null;
  readonly span: MoveSpan;
};

/** A number of entries or exits with its sign, a door to those who moved. */
export function MovesFigure({ id, kind, count, span }: Props) {
  const t = useTranslations('charts');
  const format = useFormat();
  const value = count === null || kind === 'entered' ? count : -count;
  if (!count) return <>{count === 0 ? '0' : format.signed(value)}</>;
  return <Figure value={value} signed href={moversHref(id, kind, span)} label={t(kind)} />;
}
