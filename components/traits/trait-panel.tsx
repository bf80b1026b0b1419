'use client';

import { Skeleton } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { SentenceText } from '@/components/rule-builder/sentence-panel';
import { useFormat } from '@/components/shell/workspace';
import { ErrorState } from '@/components/ui/error-state';
import type { Catalog } from '@/server/domain/catalog/catalog';
import type { Language } from '@/server/domain/rule/sentence/words';
import { describeTrait } from '@/server/domain/trait/describe-trait';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import { DistributionFigure } from './distribution-figure';
import classes from './traits.module.css';
import type { useTraitPreview } from './use-trait-preview';

export type TraitPanelProps = {
  readonly catalog: Catalog;
  readonly currency: string;
  readonly definition: TraitDefinition;
  readonly unit: string;
  readonly preview: ReturnType<typeof useTraitPreview>;
};

/** Beside the editor: the definition in words and how its values lie right now. */
export function TraitPanel({ catalog, currency, definition, unit, preview }: TraitPanelProps) {
  const t = useTranslations('traits.panel');
  const format = useFormat();
  const language = useLocale() as Language;
  const { tokens } = describeTrait(definition, { catalog, language, currency });
  const { kind, last } = preview;
  return (
    <div className={classes.panel}>
      <section aria-label={t('words')}>
        <h2>{t('words')}</h2>
        <SentenceText tokens={tokens} language={language} />
      </section>
      <section aria-label={t('distribution')} aria-live="polite">
        <h2>{t('distribution')}</h2>
        {kind === 'failed' && <ErrorState error={preview.error} onRetry={preview.retry} />}
        {kind === 'incomplete' && <p className={classes.quiet}>{t('incomplete')}</p>}
        {kind === 'refused' && !last && <p className={classes.quiet}>{t('refused')}</p>}
        {kind === 'counting' && !last && <Skeleton height={180} radius="sm" />}
        {last && kind !== 'incomplete' && (
          <div className={kind === 'counted' ? undefined : classes.stale}>
            <DistributionFigure found={last} unit={unit} />
            <p className={classes.foot}>
              {t('asOf', {
                instant: format.instant(last.asOf),
                ms: format.number(last.milliseconds),
              })}
            </p>
          </div>
        )}
      </section>
    </div>
  );
}
