'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { useFormat } from '@/components/shell/workspace';
import { Section } from '@/components/ui/section';
import type { CheckedImport } from '../data-types';
import { useLabel } from '../use-label';
import classes from './landing.module.css';

/** Published segments that an import would move noticeably, each before and after. */
export function SegmentMoves({ segments }: { segments: CheckedImport['segments'] }) {
  const t = useTranslations('landing.segments');
  const format = useFormat();
  const label = useLabel();
  const { moved, others, clock } = segments;
  const looked = (moved?.length ?? 0) + others;
  if (looked === 0) return null;
  const before = format.instant(clock.before);
  const after = format.instant(clock.after);
  const widest = Math.max(1, ...(moved ?? []).map((each) => Math.max(each.before, each.after)));
  const share = (size: number) => `${(size / widest) * 100}%`;
  const isStill = moved !== null && moved.length === 0;
  return (
    <Section
      title={t('title')}
      subtitle={
        moved === null
          ? t('unknown')
          : isStill
            ? t('none', { count: others })
            : clock.before === clock.after
              ? t('body', { after })
              : t('bodyMoves', { before, after })
      }
      divided
    >
      {moved !== null && !isStill && (
        <ul className={classes.moves}>
          {moved.map((move) => (
            <li key={move.key}>
              <Link href={`/segments/${move.id}`} className={classes.name}>
                {label(move.name)}
              </Link>
              <span className={classes.bars} aria-hidden="true">
                <span style={{ '--size': share(move.before) } as CSSProperties} />
                <span data-after style={{ '--size': share(move.after) } as CSSProperties} />
              </span>
              <span className={classes.figures}>
                {t('from', {
                  before: format.number(move.before),
                  after: format.number(move.after),
                })}
              </span>
              <span className={classes.change}>{changeOf(move, format)}</span>
            </li>
          ))}
        </ul>
      )}
      {moved !== null && !isStill && others > 0 && (
        <p className={classes.quiet}>{t('others', { count: others })}</p>
      )}
    </Section>
  );
}

function changeOf(
  { before, after }: { before: number; after: number },
  format: ReturnType<typeof useFormat>,
): string {
  const sign = after > before ? '+' : '−';
  if (before === 0) return `${sign}${format.number(after)}`;
  return `${sign}${format.share(Math.abs(after - before) / before, 0)}`;
}
