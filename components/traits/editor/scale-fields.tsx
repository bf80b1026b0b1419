'use client';

import { NumberInput, Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { QuantileScale } from '@/server/domain/trait/trait';

type Scale = Omit<QuantileScale, 'kind'>;

/** Into how many groups, by what, and which end is 1. */
export function ScaleFields<T extends Scale>(props: {
  readonly value: T;
  readonly disabled: boolean;
  readonly onChange: (value: T) => void;
}) {
  const { value, disabled, onChange } = props;
  const t = useTranslations('traits.editor');
  const by = ['value', 'rank'] as const;
  const directions = ['highIsHigh', 'lowIsHigh'] as const;
  return (
    <>
      <NumberInput
        label={t('parts')}
        w={90}
        min={1}
        max={100}
        allowDecimal={false}
        value={value.parts}
        disabled={disabled}
        onChange={(parts) => typeof parts === 'number' && onChange({ ...value, parts })}
      />
      <Select
        label={t('by')}
        w={170}
        data={by.map((one) => ({ value: one, label: t(`bys.${one}`) }))}
        value={value.by ?? 'value'}
        allowDeselect={false}
        disabled={disabled}
        onChange={(one) => one && onChange({ ...value, by: one as (typeof by)[number] })}
      />
      <Select
        label={t('direction')}
        w={190}
        data={directions.map((one) => ({ value: one, label: t(`directions.${one}`) }))}
        value={value.direction ?? 'highIsHigh'}
        allowDeselect={false}
        disabled={disabled}
        onChange={(one) =>
          one && onChange({ ...value, direction: one as (typeof directions)[number] })
        }
      />
    </>
  );
}
