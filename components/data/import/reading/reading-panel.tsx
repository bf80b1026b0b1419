'use client';

import { Button, Loader } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import type { Reading } from '@/server/domain/import/reading';
import type { InspectedUpload } from '../../data-types';
import classes from './reading.module.css';
import { ReadingControls } from './reading-controls';
import { ReadingNotes } from './reading-notes';
import { useReadingEvidence } from './use-reading-evidence';

export type ReadingPanelProps = {
  readonly file: InspectedUpload;
  /** What a person stated so far. */
  readonly reading: Reading;
  readonly isPending: boolean;
  /** Why the file cannot be read as stated; the file shown is as it was read before. */
  readonly problem: unknown;
  readonly onChange: (reading: Reading) => void;
};

/** How a file was read, as evidence, with what is worth knowing about it and controls to read it differently. */
export function ReadingPanel({ file, reading, isPending, problem, onChange }: ReadingPanelProps) {
  const t = useTranslations('reading');
  const sheets = file.sheets.filter(({ hidden }) => !hidden);
  const [isOpen, setOpen] = useState(sheets.length > 1);
  const controls = useId();
  const evidence = useReadingEvidence(file);
  const isStated = Object.keys(reading).length > 0;
  return (
    <section className={classes.panel} aria-label={t('title')} aria-busy={isPending}>
      <div className={classes.head}>
        <p className={classes.evidence}>
          <strong>{t('title')}</strong> {evidence.join(' · ')}
          {isPending && <Loader className={classes.loader} size={13} aria-label={t('rereading')} />}
        </p>
        <div className={classes.buttons}>
          {isStated && (
            <Button variant="subtle" size="compact-sm" onClick={() => onChange({})}>
              {t('again')}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-controls={controls}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? t('close') : t('change')}
          </Button>
        </div>
      </div>
      <div id={controls} hidden={!isOpen}>
        <ReadingControls file={file} reading={reading} onChange={onChange} />
      </div>
      {problem !== null && <ErrorState title={t('failed')} error={problem} />}
      <ReadingNotes notes={file.notes} reading={reading} onChange={onChange} />
    </section>
  );
}
