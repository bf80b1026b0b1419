'use client';

import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { ImportMode } from '@/server/domain/import/import-mode';
import type { CheckedImport } from '../data-types';
import type { Consent } from './check-panel';

type LandButtonProps = {
  readonly checked: CheckedImport;
  readonly mode: ImportMode;
  readonly consent: Consent;
  readonly loading: boolean;
  readonly onLand: () => void;
};

/** Lands what was checked and says in numbers what that does. */
export function LandButton({ checked, mode, consent, loading, onLand }: LandButtonProps) {
  const t = useTranslations('landing.land');
  const data = useTranslations('data.import');
  const format = useFormat();
  const { added, changed, removed, unchanged, bad, isLargeRemoval } = checked;
  const fitting = added + changed + unchanged + removed;
  const isAllowed =
    (bad === 0 || consent.acceptBad === true) &&
    (!isLargeRemoval || consent.acceptRemoval === true);
  const words =
    fitting === 0
      ? data('nothing')
      : added + changed + removed === 0
        ? t('nothing')
        : t(mode, {
            added: format.number(added),
            changed: format.number(changed),
            removed: format.number(removed),
          });
  return (
    <Button
      disabled={fitting === 0 || !isAllowed}
      loading={loading}
      rightSection={<IconArrowRight size={14} aria-hidden="true" />}
      onClick={onLand}
    >
      {words}
    </Button>
  );
}
