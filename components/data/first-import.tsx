'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { LookAtDemo } from '@/components/demo/look-at-demo';
import classes from './data.module.css';
import { DropFile } from './import/drop-file';

const steps = ['customers', 'activity', 'segments'] as const;

/** The first step of a new workspace: drop the customer file. */
export function FirstImport() {
  const t = useTranslations('data.empty');
  const router = useRouter();
  return (
    <section className={classes.first} aria-labelledby="first-import">
      <div>
        <h2 id="first-import" className={classes.firstTitle}>
          {t('title')}
        </h2>
        <p className={classes.firstBody}>{t('body')}</p>
        <DropFile onUploaded={(id) => router.push(`/data/import?upload=${id}`)} />
        <LookAtDemo />
      </div>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step} data-current={index === 0 || undefined}>
            <span className={classes.stepNumber}>{index + 1}</span>
            <span className={classes.stack}>
              <strong>{t(`steps.${step}`)}</strong>
              <span className={classes.note}>{t(`steps.${step}Note`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
