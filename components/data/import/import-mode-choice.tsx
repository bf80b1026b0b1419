'use client';

import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { importModes, type ImportMode } from '@/server/domain/import/import-mode';
import classes from './import.module.css';

type ImportModeChoiceProps = {
  readonly mode: ImportMode;
  /** A table that is new has nothing to replace or delete. */
  readonly isNew: boolean;
  readonly onChange: (mode: ImportMode) => void;
};

/** What the file means for the rows that are there, with what that does to them. */
export function ImportModeChoice({ mode, isNew, onChange }: ImportModeChoiceProps) {
  const t = useTranslations('landing.mode');
  if (isNew) return null;
  return (
    <fieldset className={classes.mode}>
      <legend className={classes.modeLabel}>{t('label')}</legend>
      <SegmentedControl
        aria-label={t('label')}
        value={mode}
        data={importModes.map((each) => ({ value: each, label: t(each) }))}
        onChange={(value) => onChange(value as ImportMode)}
      />
      <p className={classes.quiet} aria-live="polite">
        {t(`${mode}Note`)}
      </p>
    </fieldset>
  );
}
