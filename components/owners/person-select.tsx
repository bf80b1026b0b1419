'use client';

import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { OwnerPerson } from './owner-types';

type Props = {
  readonly people: readonly Pick<OwnerPerson, 'id' | 'name' | 'email'>[];
  readonly value: string | null;
  readonly label: string;
  readonly onChange: (id: string | null) => void;
};

/** One person or nobody; people of one name are told apart by their e-mail. */
export function PersonSelect({ people, value, label, onChange }: Props) {
  const t = useTranslations('owners.assign');
  const names = people.map(({ name }) => name);
  const isAmbiguous = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
  return (
    <Select
      searchable
      clearable
      w={200}
      aria-label={label}
      placeholder={t('nobody')}
      nothingFoundMessage={t('nothingFound')}
      clearButtonProps={{ 'aria-label': t('clear') }}
      data={people.map(({ id, name, email }) => ({
        value: id,
        label: isAmbiguous(name) ? `${name} (${email})` : name,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
