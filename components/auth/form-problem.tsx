'use client';

import { IconCircleX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { problemsOf, referenceOf } from '@/components/trpc/problems';
import classes from './form-problem.module.css';

type FormProblemProps = {
  readonly error: unknown;
  /** Fields that show their own problems. */
  readonly fields?: readonly string[];
};

/** What was refused about a form as a whole; problems of single fields stand beside them. */
export function FormProblem({ error, fields = [] }: FormProblemProps) {
  const t = useTranslations('ui');
  if (!error) return null;
  const problems = problemsOf(error).filter(({ path }) => !fields.includes(String(path[0] ?? '')));
  if (problems.length === 0 && problemsOf(error).length > 0) return null;
  const reference = referenceOf(error);
  const [first] = problems;
  return (
    <div className={classes.problem} role="alert">
      <IconCircleX size={15} stroke={2} aria-hidden="true" />
      <div>
        <p className={classes.message}>{first?.message ?? t('error.unreachable')}</p>
        <p>{first?.hint ?? t('error.tryLater')}</p>
        {reference && <p>{t('error.reference', { reference })}</p>}
      </div>
    </div>
  );
}
