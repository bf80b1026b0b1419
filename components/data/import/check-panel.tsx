'use client';

import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import type { InspectedUpload } from '../data-types';
import { useLabel } from '../use-label';
import { CheckConsent } from './check-consent';
import { CheckedRows } from './checked-rows';
import classes from './import.module.css';
import { LandButton } from './land-button';
import { type Mapping, missingOf, tableOf } from './mapping';
import type { useImportWork } from './use-import-work';
import { WorkFailure } from './work-failure';
import { WorkProgress } from './work-progress';

/** What a person says yes to before rows land. */
export type Consent = { readonly acceptBad?: boolean; readonly acceptRemoval?: boolean };

export type CheckPanelProps = {
  readonly file: InspectedUpload;
  readonly mapping: Mapping;
  /** Null before the first check of this mapping. */
  readonly check: ReturnType<typeof useImportWork> | null;
  readonly startError: unknown;
  readonly starting: boolean;
  /** Published segments that read the table. */
  readonly readers: number | null;
  /** Whether the check is followed by the import when there is nothing to decide. */
  readonly goesOn: boolean;
  readonly onCheck: (thenImport: boolean) => void;
  readonly onImport: (consent: Consent) => void;
  readonly onBack: () => void;
};

/** Beside the mapping: what is missing, the check, what it found, and the button that goes on. */
export function CheckPanel(props: CheckPanelProps) {
  const { file, mapping, check, startError, starting, readers, goesOn, onBack } = props;
  const t = useTranslations('data.import');
  const words = useTranslations('landing.memory');
  const label = useLabel();
  const missing = missingOf(file, mapping);
  const table = tableOf(file, mapping.into);
  const name =
    mapping.into === 'customers' ? t('intoCustomers') : table ? label(table.label) : mapping.name;
  const work = check?.work;
  const checked = work?.checked ?? null;
  const busy =
    check !== null &&
    (!work || work.state === 'queued' || work.state === 'running') &&
    !check.error;
  const [consent, setConsent] = useState<Consent>({});
  return (
    <div className={classes.panel}>
      {startError !== null && <ErrorState error={startError} holds={t('holds')} />}
      {check?.error ? <ErrorState error={check.error} holds={t('holds')} /> : null}
      {busy ? (
        <WorkProgress
          work={work}
          title={t('checking')}
          mode="check"
          onStop={() => check?.stop()}
          stopping={check?.stopping ?? false}
        />
      ) : checked ? (
        <CheckedRows checked={checked} checkId={work?.id ?? ''} mode={mapping.mode} />
      ) : work ? (
        <WorkFailure work={work} title={t('checkFailed')} />
      ) : missing.length > 0 ? (
        <section>
          <h2>{t('need.title')}</h2>
          <ul className={classes.missing}>
            {missing.map((each) => (
              <li key={each.kind}>
                {each.kind === 'otherKey' || each.kind === 'otherTime'
                  ? t(`need.${each.kind}`, { column: each.column })
                  : each.kind === 'nameTaken'
                    ? t('nameTaken')
                    : t(`need.${each.kind}`)}
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <section>
          <h2>{t('ready')}</h2>
          <p className={classes.quiet}>{t('readyBody')}</p>
        </section>
      )}
      {checked && readers !== null && (
        <section>
          <h2>{t('afterwards')}</h2>
          <p className={classes.quiet}>
            {t('readers', { count: readers, table: name })} {readers > 0 && t('leave')}
          </p>
        </section>
      )}
      {checked && <CheckConsent checked={checked} consent={consent} onChange={setConsent} />}
      <div className={classes.go}>
        {checked ? (
          <LandButton
            checked={checked}
            mode={mapping.mode}
            consent={consent}
            loading={starting}
            onLand={() => props.onImport(consent)}
          />
        ) : (
          <Button
            disabled={missing.length > 0 || busy}
            loading={starting}
            rightSection={<IconArrowRight size={14} aria-hidden="true" />}
            onClick={() => props.onCheck(goesOn)}
          >
            {goesOn && (!work || busy)
              ? words('go', { rows: file.rows })
              : t(work && !busy ? 'checkAgain' : 'check', { rows: file.rows })}
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </div>
  );
}
