'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { type Fact, Facts } from '@/components/ui/facts';
import { needsAttention, type Standing, standingOf } from '../segment-standing';
import type { ListedSegment } from '../segment-types';
import { useSegmentWords } from '../use-segment-words';

type Props = {
  readonly segments: readonly ListedSegment[];
  readonly since: string;
  readonly reached: number;
  readonly customers: number;
  readonly now: number;
};

/** Four figures over all published segments. */
export function SegmentListFacts({ segments, since, reached, customers, now }: Props) {
  const t = useTranslations('segments');
  const format = useFormat();
  const words = useSegmentWords();
  const live = segments.filter(({ lifecycle }) => lifecycle === 'published');
  const entered = live.reduce((sum, one) => sum + one.entered, 0);
  const left = live.reduce((sum, one) => sum + one.left, 0);
  const pressing = live.map((one) => standingOf(one, now)).filter(needsAttention);
  const mover = live.toSorted((a, b) => Math.abs(net(b)) - Math.abs(net(a)))[0];
  const day = format.dayOfShort(since);
  const facts: Fact[] = [
    {
      key: 'reached',
      label: t('facts.reached'),
      value: format.number(reached),
      note: t('facts.reachedNote', { share: format.shareOf(reached, customers) }),
    },
    {
      key: 'moved',
      label: t('facts.moved', { day }),
      value: `${format.signed(entered)} / ${format.signed(-left)}`,
      note: t('facts.movedNote'),
    },
    {
      key: 'attention',
      label: t('facts.attention'),
      value: format.number(pressing.length),
      note: pressing.length > 0 ? countStandings(pressing, t) : t('facts.allFine'),
      tone: pressing.length > 0 ? 'bad' : undefined,
    },
    {
      key: 'mover',
      label: t('facts.mover', { day }),
      value: mover && net(mover) !== 0 ? format.signed(net(mover)) : '0',
      note: mover && net(mover) !== 0 ? words.name(mover) : t('facts.nobodyMoved'),
    },
  ];
  return <Facts facts={facts} />;
}

const net = ({ entered, left }: ListedSegment): number => entered - left;

function countStandings(
  pressing: readonly Standing[],
  t: (key: string, values: { count: number }) => string,
): string {
  const kinds = [...new Set(pressing)];
  return kinds
    .map((kind) =>
      t(`facts.count.${kind}`, { count: pressing.filter((one) => one === kind).length }),
    )
    .join(t('facts.and', { count: 0 }));
}
