'use client';

import { useTranslations } from 'next-intl';
import type { Field, Table } from '@/server/domain/catalog/catalog';
import type { OperandForm } from '@/server/domain/rule/operators';
import { labelOf } from '@/server/domain/rule/sentence/words';
import { unitWord } from '@/server/domain/trait/trait-unit';
import { RelativeInstant, Span, Window } from '@/server/domain/rule/window';
import { useBuilder } from '../builder-context';
import classes from '../chips/chip.module.css';
import { ChipMultiSelect } from '../chips/chip-multi-select';
import { ChipSelect } from '../chips/chip-select';
import { NumberChip } from '../chips/number-chip';
import { RelativeChip, SpanChip } from '../chips/span-chip';
import { DayChip, TextChip } from '../chips/text-chip';
import { WindowChip } from '../chips/window-chip';
import { currencySign, fieldOptions } from '../model/field-options';
import { groupDigits, readNumber } from '../model/read-number';

export type Compared = Pick<Field, 'type' | 'choices'> & {
  readonly key?: string;
  /** What numbers count, shown beside them. */
  readonly unit?: string;
};

export type OperandInputProps = {
  readonly form: OperandForm;
  readonly of: Compared;
  readonly value: unknown;
  /** Whose fields a value may name. */
  readonly table: Table | undefined;
  readonly disabled?: boolean;
  readonly bad?: boolean;
  readonly onChange: (value: unknown) => void;
};

/** The right side of a condition, by what its operator takes and the field's type. */
export function OperandInput(props: OperandInputProps) {
  const { form, value, onChange, disabled } = props;
  const t = useTranslations('builder.value');
  switch (form) {
    case 'none':
      return null;
    case 'list':
      return <ListInput {...props} />;
    case 'window':
      return (
        <WindowChip
          value={Window.safeParse(value).data ?? { kind: 'last', n: 30, unit: 'day' }}
          table={props.table}
          disabled={disabled}
          bad={props.bad}
          onChange={onChange}
        />
      );
    case 'span':
      return (
        <SpanChip
          value={Span.safeParse(value).data ?? { n: 30, unit: 'day' }}
          disabled={disabled}
          onChange={onChange}
        />
      );
    case 'range': {
      const [from, to] = Array.isArray(value) ? value : [];
      return (
        <span className={classes.affix}>
          <ScalarInput
            {...props}
            label={t('from')}
            value={from}
            onChange={(next) => onChange([next ?? '', to ?? ''])}
          />
          <span className={classes.word}>{t('and')}</span>
          <ScalarInput
            {...props}
            label={t('to')}
            value={to}
            onChange={(next) => onChange([from ?? '', next ?? ''])}
          />
        </span>
      );
    }
    case 'scalar':
    case 'day':
      return <ScalarInput {...props} label={t('label')} />;
  }
}

function ScalarInput(props: OperandInputProps & { label: string }) {
  const { of, value, table, label, disabled, bad, onChange } = props;
  const { sentence } = useBuilder();
  const t = useTranslations('builder');
  const shared = { label, disabled, bad };
  const relative = RelativeInstant.safeParse((value as { relative?: unknown } | null)?.relative);
  if (relative.success)
    return (
      <RelativeChip
        value={relative.data}
        disabled={disabled}
        onChange={(next) => onChange({ relative: next })}
      />
    );
  const named = (value as { field?: unknown } | null)?.field;
  if (typeof named === 'string' && table)
    return (
      <ChipSelect
        {...shared}
        look="value"
        placeholder={t('field.choose')}
        options={fieldOptions(table, sentence.language, t, (field) => sameKind(field, of))}
        value={named || null}
        onChange={(field) => onChange({ field })}
      />
    );
  switch (of.type) {
    case 'number':
    case 'money':
      return (
        <span className={classes.affix}>
          <NumberChip
            {...shared}
            sign={isMoney(of) ? currencySign(sentence.currency) : ''}
            value={value === undefined || value === null || value === '' ? null : String(value)}
            onChange={(next) => onChange(next === null ? undefined : numberValue(next, of.type))}
          />
          {of.unit && !isMoney(of) && (
            <span className={classes.word}>{unitWord(of.unit, sentence.language)}</span>
          )}
        </span>
      );
    case 'date':
    case 'instant':
      return <DayChip {...shared} value={dayOf(value)} onChange={onChange} />;
    case 'choice':
      return (
        <ChipSelect
          {...shared}
          look="value"
          placeholder={t('value.choose')}
          options={choiceOptions(of, [value], sentence.language, t('value.retired'))}
          value={typeof value === 'string' && value !== '' ? value : null}
          onChange={onChange}
        />
      );
    default:
      return (
        <TextChip {...shared} value={typeof value === 'string' ? value : ''} onChange={onChange} />
      );
  }
}

function ListInput({ of, value, disabled, bad, onChange }: OperandInputProps) {
  const t = useTranslations('builder.value');
  const { sentence } = useBuilder();
  const values = Array.isArray(value) ? value.map(String) : [];
  const isNumber = of.type === 'number' || of.type === 'money';
  return (
    <ChipMultiSelect
      label={t('label')}
      options={choiceOptions(of, values, sentence.language, t('retired'))}
      values={values}
      free={of.type !== 'choice'}
      read={isNumber ? readNumber : undefined}
      show={isNumber ? groupDigits : undefined}
      disabled={disabled}
      bad={bad}
      onChange={(next) => onChange(isNumber ? next.map((one) => numberValue(one, of.type)) : next)}
    />
  );
}

/** The choices in use; a retired one only where the condition names it already. */
function choiceOptions(
  { choices }: Compared,
  used: readonly unknown[],
  language: 'en' | 'zh-CN',
  retired: string,
) {
  return choices
    .filter((choice) => !choice.retired || used.includes(choice.id))
    .map((choice) => ({
      value: choice.id,
      label: labelOf(choice.label, language) || choice.id,
      ...(choice.retired && { hint: retired }),
    }));
}

function isMoney({ type, unit }: Compared): boolean {
  return type === 'money' || unit === 'money';
}

/** Money stays a decimal text; small whole numbers are JSON numbers. */
function numberValue(decimal: string, type: Field['type']): number | string {
  const isSmall = type === 'number' && /^-?\d{1,15}$/.test(decimal);
  return isSmall ? Number(decimal) : decimal;
}

function dayOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 10) : '';
}

function sameKind(field: Field, of: Compared): boolean {
  const kind = (type: Field['type']) => (type === 'money' ? 'number' : type);
  return kind(field.type) === kind(of.type) && field.key !== of.key;
}
