'use client';

import { Select, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useLabel } from '../use-label';
import type { InspectedUpload } from '../data-types';
import classes from './import.module.css';
import { assignRoles, kindOf, type Mapping, missingOf, tableKeyOf } from './mapping';
import { zoneNames } from './zone-names';

export type MappingProps = {
  readonly file: InspectedUpload;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
};

const newTables = { ' activity': 'activity', ' toOne': 'toOne' } as const;
type NewTable = keyof typeof newTables;

/** Which table the rows go into, and how its times are read. */
export function MappingOptions({ file, mapping, onChange }: MappingProps) {
  const t = useTranslations('data.import');
  const label = useLabel();
  const words = useTranslations('landing.lookup');
  const others = file.tables.filter(({ kind }) => kind !== 'customer');
  const hasCustomers = file.tables.some(({ kind }) => kind === 'customer');
  const options = [
    { value: 'customers', label: t('intoCustomers') },
    ...others.map((table) => ({ value: table.key, label: label(table.label) })),
    ...(hasCustomers
      ? [
          { value: ' activity', label: t('intoNew') },
          { value: ' toOne', label: words('new') },
        ]
      : []),
  ];
  const missing = missingOf(file, mapping).map(({ kind }) => kind);
  const nameError = missing.includes('nameTaken')
    ? t('nameTaken')
    : missing.includes('name') && mapping.name !== ''
      ? t('nameBad')
      : null;
  const choose = (value: string) => {
    const fresh = newTables[value as NewTable];
    const chosen = fresh
      ? { into: null, newKind: fresh, mode: 'update' as const }
      : { into: value };
    onChange(assignRoles(file, { ...mapping, ...chosen }));
  };
  return (
    <div className={classes.options}>
      <Select
        label={t('into')}
        data={options}
        value={mapping.into ?? ` ${mapping.newKind}`}
        allowDeselect={false}
        description={kindOf(file, mapping) === 'toOne' ? words('note') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(value) => value && choose(value)}
      />
      {mapping.into === null && (
        <TextInput
          label={t('name')}
          description={t('nameNote', { key: tableKeyOf(mapping.name) || '–' })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={mapping.name}
          error={nameError}
          maxLength={60}
          onChange={({ currentTarget }) => onChange({ ...mapping, name: currentTarget.value })}
        />
      )}
      <Select
        label={t('zone')}
        data={zoneNames()}
        value={mapping.zone}
        searchable
        allowDeselect={false}
        limit={60}
        onChange={(zone) => zone && onChange({ ...mapping, zone })}
      />
      <TextInput
        type="date"
        label={t('completeThrough')}
        description={t('completeThroughNote')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={mapping.completeThrough}
        onChange={({ currentTarget }) =>
          onChange({ ...mapping, completeThrough: currentTarget.value })
        }
      />
    </div>
  );
}
