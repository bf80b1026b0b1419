'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { useBuilder, type Verdict as Counts } from '../builder-context';
import classes from './row.module.css';

const width = 64;

/** How many customers a condition holds for on its own, as number, bar and words. */
export function Verdict({ id, missingIsYes }: { id: string; missingIsYes: boolean }) {
  const t = useTranslations('builder.verdict');
  const format = useFormat();
  const { verdictOf, total, stale } = useBuilder();
  const counts = verdictOf(id);
  if (!counts || total === null) return <span className={classes.verdict} />;
  const { holds, missing } = counts;
  const no = total - holds - (missingIsYes ? 0 : (missing ?? 0));
  const words = { yes: format.number(holds), total: format.number(total), no: format.number(no) };
  const against =
    missing === null
      ? t('no', { no: words.no })
      : t('counts', { no: words.no, missing: format.number(missing) });
  return (
    <div className={classes.verdict} data-stale={stale || undefined}>
      <div className={classes.figures}>
        <span>{words.yes}</span>
        <Bar holds={holds} missing={missing} total={total} />
      </div>
      <div className={classes.against}>{against}</div>
    </div>
  );
}

function Bar({ holds, missing, total }: Counts & { total: number }) {
  const scale = (n: number) => (total === 0 ? 0 : (n / total) * width);
  const without = missing === null || missing === 0 ? 0 : Math.max(2, scale(missing));
  return (
    <svg width={width} height={8} aria-hidden="true">
      <rect width={width} height={8} rx={2} fill="var(--line)" />
      <rect width={scale(holds)} height={8} rx={2} fill="var(--accent)" />
      {without > 0 && <rect x={width - without} width={without} height={8} fill="var(--down)" />}
    </svg>
  );
}

/** The count of a group, as words at the end of its heading. */
export function GroupVerdict({ id }: { id: string }) {
  const t = useTranslations('builder.verdict');
  const format = useFormat();
  const { verdictOf } = useBuilder();
  const counts = verdictOf(id);
  return (
    counts && <span className={classes.yes}>{t('yes', { yes: format.number(counts.holds) })}</span>
  );
}
