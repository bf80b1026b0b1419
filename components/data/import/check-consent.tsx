'use client';

import { Checkbox } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { CheckedImport } from '../data-types';
import type { Consent } from './check-panel';
import classes from './landing.module.css';

type CheckConsentProps = {
  readonly checked: CheckedImport;
  readonly consent: Consent;
  readonly onChange: (consent: Consent) => void;
};

/** What has to be said yes to, in numbers: landing without bad rows, taking very many rows out of use. */
export function CheckConsent({ checked, consent, onChange }: CheckConsentProps) {
  const t = useTranslations('landing.check');
  const format = useFormat();
  const { bad, removed, inUse, isLargeRemoval } = checked;
  if (bad === 0 && !isLargeRemoval) return null;
  return (
    <section className={classes.consent}>
      {bad > 0 && (
        <Checkbox
          label={t('acceptBad', { count: bad })}
          description={t('acceptBadNote')}
          checked={consent.acceptBad ?? false}
          onChange={({ currentTarget }) =>
            onChange({ ...consent, acceptBad: currentTarget.checked })
          }
        />
      )}
      {isLargeRemoval && (
        <Checkbox
          label={t('acceptRemoval', { removed })}
          description={t('largeRemoval', {
            removed: format.number(removed),
            rows: format.number(inUse),
            share: format.shareOf(removed, inUse, 0),
          })}
          checked={consent.acceptRemoval ?? false}
          onChange={({ currentTarget }) =>
            onChange({ ...consent, acceptRemoval: currentTarget.checked })
          }
        />
      )}
    </section>
  );
}
