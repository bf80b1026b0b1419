'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './import.module.css';
import { keyTrouble } from './key-column';
import type { MappingProps } from './mapping-options';

/** Says that the column chosen as row key has blanks or repeats, and what becomes of those rows. */
export function KeyWarning({ file, mapping }: Pick<MappingProps, 'file' | 'mapping'>) {
  const t = useTranslations('data.import.keyTrouble');
  const column = file.columns[mapping.columns.findIndex(({ role }) => role === 'key')];
  const trouble = column ? keyTrouble(column) : null;
  if (!column || !trouble) return null;
  const parts = (['blank', 'repeated'] as const)
    .filter((kind) => trouble[kind] > 0)
    .map((kind) => t(kind, { count: trouble[kind] }));
  return (
    <p className={classes.keyWarning} role="status">
      <IconAlertTriangle size={14} aria-hidden="true" />
      <span>
        <strong>{t('title', { column: column.header })}</strong> · {parts.join(' · ')}
      </span>
    </p>
  );
}
