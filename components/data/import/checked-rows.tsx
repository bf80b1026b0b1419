'use client';

import { IconCircleX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { useFormat } from '@/components/shell/workspace';
import type { CheckedImport } from '../data-types';
import { BadRows } from './bad-rows';
import classes from './import.module.css';

/** What a check found: rows that fit, how they compare with what is stored, rows set aside. */
export function CheckedRows({ checked }: { checked: CheckedImport }) {
  const t = useTranslations('data.import');
  const format = useFormat();
  const reason = useTranslations('data');
  const { rows, added, changed, unchanged, repeated, bad } = checked;
  const fitting = rows - bad;
  const parts = [
    { key: 'new', count: added },
    { key: 'changed', count: changed },
    { key: 'unchanged', count: unchanged },
    { key: 'repeated', count: repeated },
  ] as const;
  const [commonest] = fitting === 0 ? checked.badGroups : [];
  return (
    <>
      {commonest && (
        <section role="alert">
          <h2 className={classes.failure}>
            <IconCircleX size={15} aria-hidden="true" />
            {t('noneFits')}
          </h2>
          <p>
            {t('noneReason', {
              count: format.number(commonest.rows),
              reason: reason(`badRow.${commonest.code as 'BAD_NUMBER'}`),
              line: format.number(commonest.line),
              column: commonest.column || '–',
            })}
          </p>
        </section>
      )}
      <section aria-live="polite">
        <p className={classes.fit}>
          <strong>{format.number(fitting)}</strong> {t('fit', { count: fitting })}
        </p>
        <div
          className={classes.fitBar}
          style={{ '--fit': `${rows === 0 ? 0 : (fitting / rows) * 100}%` } as CSSProperties}
          aria-hidden="true"
        />
        <p className={classes.fitLine}>
          <span>
            {t('share', { share: format.shareOf(fitting, rows, 2), rows: format.number(rows) })}
          </span>
          {bad > 0 && (
            <span className={classes.warning}>{t('setAside', { count: format.number(bad) })}</span>
          )}
        </p>
      </section>
      <section>
        <h2>{t('compared')}</h2>
        <dl className={classes.compared}>
          {parts
            .filter(({ key, count }) => key !== 'repeated' || count > 0)
            .map(({ key, count }) => (
              <div key={key}>
                <dt>{t(key)}</dt>
                <dd>{format.number(count)}</dd>
              </div>
            ))}
        </dl>
      </section>
      {bad > 0 && (
        <section>
          <h2>{t('setAsideTitle')}</h2>
          <p className={classes.quiet}>{t('setAsideBody')}</p>
          {checked.badGroups.length > 0 && (
            <ul className={classes.groups}>
              {checked.badGroups.slice(0, 5).map(({ column, code, rows: count }) => (
                <li key={`${column} ${code}`}>
                  {reason('badRowGroup', {
                    rows: format.number(count),
                    column: column || '–',
                    reason: reason(`badRow.${code as 'BAD_NUMBER'}`),
                  })}
                </li>
              ))}
            </ul>
          )}
          <BadRows rows={checked.badRows.slice(0, 4)} />
        </section>
      )}
    </>
  );
}
