'use client';

import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { CheckedImport } from '../data-types';
import classes from './landing.module.css';

type ScaleShiftsProps = {
  readonly shifts: CheckedImport['scaleShifts'];
  readonly onApply: (column: string, scale: string) => void;
};

/** Number columns whose middle value is a hundredfold or more from last time, with the factor that would mend it. */
export function ScaleShifts({ shifts, onApply }: ScaleShiftsProps) {
  const t = useTranslations('landing.scale');
  const format = useFormat();
  if (shifts.length === 0) return null;
  return (
    <section className={classes.shifts} role="alert">
      <h2 className={classes.warning}>
        <IconAlertTriangle size={15} aria-hidden="true" />
        {t('title')}
      </h2>
      {shifts.map(({ column, before, now, scale }) => (
        <div key={column} className={classes.shift}>
          <p>
            {t('line', {
              column,
              before: format.number(Number(before)),
              now: format.number(Number(now)),
            })}
          </p>
          <Button size="compact-sm" variant="default" onClick={() => onApply(column, scale)}>
            {t('apply', { scale: format.number(Number(scale)) })}
          </Button>
        </div>
      ))}
    </section>
  );
}
