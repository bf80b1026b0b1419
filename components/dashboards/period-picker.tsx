'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Chip } from '@/components/ui/chip';
import classes from './dashboard.module.css';
import { type ShownPeriod, shownPeriods } from './dashboard-query';

const DayRange = dynamic(() => import('./day-range').then((module) => module.DayRange), {
  ssr: false,
});

export type Days = { readonly from: Date | null; readonly to: Date | null };

type Props = {
  readonly period: ShownPeriod;
  readonly days: Days;
  readonly onPeriod: (period: ShownPeriod) => void;
  readonly onDays: (days: Days) => void;
};

/** How far back the dashboard looks: ready stretches, or two days of one's own. */
export function PeriodPicker({ period, days, onPeriod, onDays }: Props) {
  const t = useTranslations('dashboards');
  return (
    <fieldset className={classes.periods}>
      <legend className={classes.hidden}>{t('period')}</legend>
      {shownPeriods.map((one) => (
        <Chip key={one} pressed={one === period} onClick={() => onPeriod(one)}>
          {t(`periods.${one}`)}
        </Chip>
      ))}
      {period === 'custom' ? <DayRange days={days} onDays={onDays} /> : null}
    </fieldset>
  );
}
