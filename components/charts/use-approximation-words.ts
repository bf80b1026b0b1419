'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { ApproximationReason } from '@/server/domain/segment/approximation';

/** Why points are approximate, in one clause. */
export function useApproximationWords(): (reasons: readonly ApproximationReason[]) => string {
  const t = useTranslations('charts.approximation');
  const format = useFormat();
  return (reasons) =>
    reasons
      .map((reason) =>
        reason.kind === 'beforeFirstRow'
          ? t('beforeFirstRow', { table: reason.table, day: format.dayOf(reason.firstDay) })
          : t('oldValuesUnknown', { field: reason.field }),
      )
      .join(t('and'));
}
