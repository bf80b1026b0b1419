import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './import.module.css';

const steps = ['upload', 'map', 'check', 'import'] as const;
export type ImportStepName = (typeof steps)[number];

/** Where in the four steps of an import the page is. */
export function ImportSteps({ current }: { current: ImportStepName | 'finished' }) {
  const t = useTranslations('data.import.steps');
  const at = current === 'finished' ? steps.length : steps.indexOf(current);
  return (
    <ol className={classes.steps} aria-label={t('label')}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-state={index < at ? 'done' : index === at ? 'now' : 'later'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={classes.stepMark}>
            {index < at ? <IconCheck size={13} stroke={2.5} aria-hidden="true" /> : index + 1}
          </span>
          <span className={classes.stepName}>{t(step)}</span>
        </li>
      ))}
    </ol>
  );
}
