'use client';

import { IconChevronRight } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Sparkline } from '@/components/charts/sparkline';
import { useFormat } from '@/components/shell/workspace';
import { SegmentState } from '../segment-state';
import type { ListedSegment, Sentences } from '../segment-types';
import classes from '../segments.module.css';
import { useSegmentWords } from '../use-segment-words';

type Props = {
  readonly segments: readonly ListedSegment[];
  readonly sentences: Sentences;
  readonly since: string;
  readonly now: number;
};

/** Segments below each other on a phone. */
export function SegmentRows({ segments, sentences, since, now }: Props) {
  const t = useTranslations('segments');
  const format = useFormat();
  const words = useSegmentWords();
  return (
    <ul className={classes.rows}>
      {segments.map((segment) => (
        <li key={segment.id}>
          <Link data-row href={`/segments/${segment.id}`} className={classes.row}>
            <span className={classes.rowWords}>
              <span className={classes.rowName}>{words.name(segment)}</span>
              <span className={classes.about}>{words.about(segment, sentences[segment.id])}</span>
              <SegmentState segment={segment} now={now} />
            </span>
            <span className={classes.rowFigures}>
              <b>{format.number(segment.size)}</b>
              <Sparkline
                points={segment.spark}
                label={words.spark(segment)}
                width={84}
                height={22}
              />
              {segment.size === null ? null : (
                <span className={classes.soft}>
                  {t('netSince', {
                    net: format.signed(segment.entered - segment.left),
                    day: format.dayOfShort(since),
                  })}
                </span>
              )}
            </span>
            <IconChevronRight size={16} className={classes.soft} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}
