'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { CheckedImport } from '../data-types';
import classes from './import.module.css';

/** Rows set aside, each with its line and the reason. */
export function BadRows({ rows }: { rows: CheckedImport['badRows'] }) {
  const t = useTranslations('data');
  const format = useFormat();
  const words = ({ column, code, value }: CheckedImport['badRows'][number]) => {
    const reason = t(`badRow.${code as 'BAD_NUMBER'}`);
    if (code === 'BAD_WIDTH') return t('badRowWidth', { value: value ?? '', reason });
    return value
      ? t('badRowLine', { column, value, reason })
      : t('badRowBlank', { column, reason });
  };
  return (
    <ul className={classes.badRows}>
      {rows.map((row) => (
        <li key={`${row.line} ${row.column}`}>
          <span className={classes.line}>
            {t('import.line', { line: format.number(row.line) })}
          </span>
          <span>{words(row)}</span>
        </li>
      ))}
    </ul>
  );
}
