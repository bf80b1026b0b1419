'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import classes from './data.module.css';
import type { FieldDetail } from './data-types';
import { useLabel } from './use-label';

/** The published segments and traits whose rule names a field. */
export function FieldUsers({ users }: { users: FieldDetail['usedBy'] }) {
  const t = useTranslations('catalog.field');
  const label = useLabel();
  return (
    <section>
      <h3>{t('usedBy')}</h3>
      {users.length === 0 ? (
        <p className={classes.note}>{t('usedByNobody')}</p>
      ) : (
        <ul className={classes.users}>
          {users.map((user) =>
            user.kind === 'segment' ? (
              <li key={user.id}>
                <Link className={classes.name} href={`/segments/${user.id}`}>
                  {label(user.label)}
                </Link>{' '}
                <span className={classes.note}>{t('segment')}</span>
              </li>
            ) : (
              <li key={user.key}>
                {label(user.label)} <span className={classes.note}>{t('trait')}</span>
              </li>
            ),
          )}
        </ul>
      )}
    </section>
  );
}
