'use client';

import { useTranslations } from 'next-intl';
import type { Table } from '@/server/domain/catalog/catalog';
import { operatorsByType } from '@/server/domain/rule/operators';
import { ChipSelect } from '../chips/chip-select';
import { type Compared, OperandInput } from './operand-input';
import { carryValue, formOf } from './use-leaf';

export type ComparisonProps = {
  readonly of: Compared;
  readonly operator: string;
  readonly value: unknown;
  readonly table: Table | undefined;
  readonly disabled?: boolean;
  readonly isBad: (...members: string[]) => boolean;
  readonly onChange: (next: { operator?: string; value?: unknown }, member: string) => void;
};

/** Operator and value of a condition. */
export function Comparison(props: ComparisonProps) {
  const { of, operator, value, table, disabled, isBad, onChange } = props;
  const t = useTranslations('builder');
  const form = formOf(of, operator);
  return (
    <>
      <ChipSelect
        label={t('operatorLabel')}
        look="operator"
        options={operatorsByType[of.type].map(({ name }) => ({
          value: name,
          label: t(`operator.${name}` as 'operator.in'),
        }))}
        value={operator || null}
        placeholder={t('operatorLabel')}
        disabled={disabled}
        bad={isBad('operator')}
        onChange={(next) =>
          onChange({ operator: next, value: carryValue(of, operator, next, value) }, 'operator')
        }
      />
      {form && (
        <OperandInput
          form={form}
          of={of}
          value={value}
          table={table}
          disabled={disabled}
          bad={isBad('value')}
          onChange={(next) => onChange({ value: next }, 'value')}
        />
      )}
    </>
  );
}
