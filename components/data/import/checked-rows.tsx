'use client';

import { Button } from '@mantine/core';
import { IconCircleX, IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { useFormat } from '@/components/shell/workspace';
import type { ImportMode } from '@/server/domain/import/import-mode';
import type { CheckedImport } from '../data-types';
import { BadRows } from './bad-rows';
import classes from './import.module.css';

type CheckedRowsProps = {
  readonly checked: CheckedImport;
  readonly checkId: string;
  readonly mode: ImportMode;
};

/** What a check found: rows that fit, how they compare with what is stored, rows set aside. */
export function CheckedRows({ checked, checkId, mode }: CheckedRowsProps) {
  const words = useTranslations('landing.check');
  const t = useTranslations('data.import');
  const format = useFormat();
  const reason = useTranslations('data');
  const { rows, added, changed, unchanged, repeated, bad } = checked;
  const fitting = rows - bad;
  const isDeletion = mode === 'delete';
  const parts = [
    { label: t('new'), count: added, shown: !isDeletion },
    { label: t('changed'), count: changed, shown: !isDeletion },
    { label: words('returned'), count: checked.returned, shown: checked.returned > 0 },
    { label: words('removed'), count: checked.removed, shown: mode !== 'update' },
    { label: t('unchanged'), count: unchanged, shown: true },
    { label: t('repeated'), count: repeated, shown: repeated > 0 },
  ];
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
            .filter(({ shown }) => shown)
            .map(({ label, count }) => (
              <div key={label}>
                <dt>{label}</dt>
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
          <Button
            component="a"
            variant="default"
            mt={8}
            href={`/api/import/${checkId}/bad-rows`}
            leftSection={<IconDownload size={14} aria-hidden="true" />}
          >
            {words('download')}
          </Button>
          <p className={classes.quiet}>{words('toMend')}</p>
        </section>
      )}
    </>
  );
}
