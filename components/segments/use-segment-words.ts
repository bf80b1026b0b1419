'use client';

import { useLocale, useTranslations } from 'next-intl';
import { causeGroups, groupCauses } from '@/components/charts/history';
import { useFormat } from '@/components/shell/workspace';
import type { ListedSegment, Sentences } from './segment-types';

/** What pages say of a segment, in the reader's language. */
export function useSegmentWords() {
  const t = useTranslations('segments');
  const charts = useTranslations('charts');
  const format = useFormat();
  const chinese = useLocale() === 'zh-CN';

  const name = (one: Pick<ListedSegment, 'name'>): string =>
    chinese ? one.name.zh || one.name.en : one.name.en || one.name.zh;

  /** The reason it is broken or blocked, else its rule as a sentence, else its description. */
  const about = (
    segment: Pick<ListedSegment, 'trust' | 'description'>,
    sentence: Sentences[string] | undefined,
  ): string => {
    if (segment.trust === 'broken' || segment.trust === 'blocked')
      return sentence?.problems[0]?.message ?? t('ruleBroken');
    const told = sentence?.published ?? sentence?.draft;
    return told?.short || segment.description || t('noRuleYet');
  };

  const spark = ({ spark: points }: ListedSegment): string => {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return t('noPast');
    return t('sparkSays', {
      from: format.dayOf(first.asOf),
      first: format.number(first.size),
      to: format.dayOf(last.asOf),
      last: format.number(last.size),
    });
  };

  const moves = ({ causes }: Pick<ListedSegment, 'causes'>): string => {
    const entered = groupCauses(causes.entered);
    const left = groupCauses(causes.left);
    const parts = causeGroups
      .filter((group) => entered[group] || left[group])
      .map(
        (group) =>
          `${charts(`causes.${group}`)} ${format.signed(entered[group] ?? 0)} / ${format.signed(-(left[group] ?? 0))}`,
      );
    return parts.length > 0 ? parts.join(', ') : t('noMoves');
  };

  return { name, about, spark, moves };
}
