'use client';

import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { FieldType } from '@/server/domain/catalog/catalog';
import type { ColumnFinding } from '@/server/domain/import/column-finding';
import { dateOrders, type ValueForm } from '@/server/domain/import/column-form';
import { useFormat } from '@/components/shell/workspace';
import type { ProposedColumn } from '../../data-types';
import classes from './reading.module.css';

type ColumnFormNotesProps = {
  readonly column: ProposedColumn;
  readonly type: FieldType;
  /** What is proposed, with what a person stated. */
  readonly form: ValueForm;
  readonly onChange: (form: ValueForm) => void;
};

const numberKinds: ReadonlySet<ColumnFinding['kind']> = new Set([
  ...(['scaled', 'writtenNumbers', 'decimalComma', 'ambiguousDecimal', 'mixedDecimal'] as const),
  ...(['wanLetters', 'missingWords', 'errorTexts'] as const),
]);
const momentKinds: ReadonlySet<ColumnFinding['kind']> = new Set([
  ...(['dateOrder', 'ambiguousDateOrder', 'mixedDateOrder', 'shortYears', 'monthsOnly'] as const),
  ...(['compactDates', 'serials', 'missingWords', 'errorTexts'] as const),
]);
const textKinds: ReadonlySet<ColumnFinding['kind']> = new Set(['guarded', 'errorTexts'] as const);
const openKinds: ReadonlySet<ColumnFinding['kind']> = new Set([
  ...(['ambiguousDecimal', 'ambiguousDateOrder', 'mixedDateOrder', 'shortYears'] as const),
  'mixedDecimal',
]);

/** How the values of a column are written under the type chosen, and what a person has to say about it. */
export function ColumnFormNotes({ column, type, form, onChange }: ColumnFormNotesProps) {
  const words = useFindingWords();
  const isNumber = type === 'number' || type === 'money';
  const isMoment = type === 'date' || type === 'instant';
  const kinds = isNumber ? numberKinds : isMoment ? momentKinds : textKinds;
  const findings = column.findings.filter(({ kind }) => kinds.has(kind));
  if (findings.length === 0) return null;
  return (
    <span className={classes.findings}>
      {findings.map((finding) => (
        <span key={finding.kind} data-open={openKinds.has(finding.kind) || undefined}>
          {words(finding)}
        </span>
      ))}
      {isNumber && <NumberForm column={column} form={form} onChange={onChange} />}
      {isMoment && <OrderForm column={column} form={form} onChange={onChange} />}
    </span>
  );
}

type FormProps = Omit<ColumnFormNotesProps, 'type'>;

function NumberForm({ column, form, onChange }: FormProps) {
  const t = useTranslations('reading.form');
  const find = (kind: ColumnFinding['kind']) => column.findings.find((each) => each.kind === kind);
  const scaled = find('scaled');
  const name = column.header;
  return (
    <>
      {scaled?.kind === 'scaled' && (
        <Select
          className={classes.form}
          size="xs"
          aria-label={t('scale', { column: name })}
          data={[
            { value: scaled.scale, label: t('times', { scale: scaled.scale }) },
            { value: '1', label: t('asWritten') },
          ]}
          value={form.scale ?? scaled.scale}
          allowDeselect={false}
          onChange={(scale) => scale && onChange({ ...form, scale })}
        />
      )}
      {(find('ambiguousDecimal') || find('mixedDecimal') || find('decimalComma')) && (
        <Select
          className={classes.form}
          size="xs"
          aria-label={t('decimal', { column: name })}
          data={[
            { value: '.', label: t('point') },
            { value: ',', label: t('comma') },
          ]}
          value={form.decimal ?? '.'}
          allowDeselect={false}
          onChange={(sign) => onChange({ ...form, decimal: sign === ',' ? ',' : '.' })}
        />
      )}
      {find('wanLetters') && (
        <Select
          className={classes.form}
          size="xs"
          aria-label={t('wan', { column: name })}
          data={[
            { value: 'yes', label: t('isWan') },
            { value: 'no', label: t('isNoWan') },
          ]}
          value={form.wan ? 'yes' : 'no'}
          allowDeselect={false}
          onChange={(value) => onChange({ ...form, wan: value === 'yes' })}
        />
      )}
    </>
  );
}

function OrderForm({ column, form, onChange }: FormProps) {
  const t = useTranslations('reading.form');
  const kinds = ['dateOrder', 'ambiguousDateOrder', 'mixedDateOrder', 'serials'];
  if (!column.findings.some(({ kind }) => kinds.includes(kind))) return null;
  return (
    <Select
      className={classes.form}
      size="xs"
      aria-label={t('order', { column: column.header })}
      placeholder={t('choose')}
      data={dateOrders.map((order) => ({ value: order, label: t(order) }))}
      value={form.dateOrder ?? null}
      allowDeselect={false}
      onChange={(value) => {
        const dateOrder = dateOrders.find((order) => order === value);
        if (dateOrder) onChange({ ...form, dateOrder });
      }}
    />
  );
}

function useFindingWords(): (finding: ColumnFinding) => string {
  const t = useTranslations('reading.finding');
  const format = useFormat();
  return (finding) => {
    switch (finding.kind) {
      case 'scaled':
        return t('scaled', { scale: format.number(finding.scale) });
      case 'wanLetters':
        return t('wanLetters', { example: finding.example, read: String(finding.read) });
      case 'dateOrder':
        return t('dateOrder', { example: finding.example, order: finding.order });
      default:
        return t(finding.kind, { count: finding.count, example: finding.example });
    }
  };
}
