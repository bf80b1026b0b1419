'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { Tone } from '@/components/ui/state-tag';
import type { TableDetail, TableSummary } from './data-types';

type Fresh = Pick<TableSummary & TableDetail, 'completeThrough' | 'cadenceDays' | 'daysLate'>;

/** How fresh a table is, in words, against the cadence it is expected in. */
export function useFreshness() {
  const t = useTranslations('catalog.freshness');
  const format = useFormat();

  /** The last local day all rows of which are there. */
  const lastDay = (completeThrough: string): string =>
    format.dayOf(new Date(Date.parse(completeThrough) - 1));

  const lateness = ({ cadenceDays, daysLate }: Fresh): string | null => {
    if (cadenceDays === null || daysLate === null) return null;
    return daysLate === 0 ? t('inTime') : t('late', { days: daysLate });
  };

  return {
    lastDay,
    lateness,
    tone: ({ daysLate }: Fresh): Tone => (daysLate === 0 ? 'ok' : 'warn'),
    /** "complete through 24 Nov, expected every day, 3 days late" */
    sentence: (table: Fresh): string => {
      if (table.completeThrough === null)
        return table.cadenceDays === null
          ? t('unknown')
          : t('waiting', { days: table.cadenceDays });
      const day = lastDay(table.completeThrough);
      const late = lateness(table);
      return late === null || table.cadenceDays === null
        ? t('through', { day })
        : t('sentence', { day, days: table.cadenceDays, late });
    },
  };
}
