'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { InspectedUpload } from '../data-types';
import classes from './landing.module.css';

type RememberedStripProps = {
  readonly remembered: NonNullable<InspectedUpload['remembered']>;
  /** The table the rows go into, as people call it. */
  readonly table: string;
  readonly onChange: () => void;
};

/** Says that a file is mapped as the last one with its columns, and leads to changing that. */
export function RememberedStrip({ remembered, table, onChange }: RememberedStripProps) {
  const t = useTranslations('landing.memory');
  const modes = useTranslations('landing.mode');
  const format = useFormat();
  return (
    <section className={classes.memory}>
      <div>
        <h2>{t('same', { file: remembered.fileName })}</h2>
        <p>{t('into', { table, mode: modes(remembered.mode), key: remembered.mapping.key })}</p>
        <p>{t('note', { moment: format.instant(remembered.at) })}</p>
      </div>
      <Button variant="default" onClick={onChange}>
        {t('change')}
      </Button>
    </section>
  );
}
