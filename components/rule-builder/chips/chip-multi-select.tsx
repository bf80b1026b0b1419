'use client';

import { Combobox, useCombobox } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import classes from './chip.module.css';
import { type ChipOption, matching, Options } from './chip-select';

export type ChipMultiSelectProps = {
  readonly label: string;
  readonly options: readonly ChipOption[];
  readonly values: readonly string[];
  /** Whether anything that is typed can be added. */
  readonly free?: boolean;
  /** Reads what was typed; null when it cannot be taken. */
  readonly read?: (text: string) => string | null;
  readonly show?: (value: string) => string;
  readonly disabled?: boolean;
  readonly bad?: boolean;
  readonly onChange: (values: string[]) => void;
};

const shownAtMost = 6;

/** Several values as tinted words; the list that opens can be searched and, where free, added to. */
export function ChipMultiSelect(props: ChipMultiSelectProps) {
  const { label, options, values, free, read, show, disabled, bad, onChange } = props;
  const t = useTranslations('builder.value');
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      setSearch('');
      combobox.focusTarget();
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const nameOf = (value: string) =>
    options.find((option) => option.value === value)?.label ?? show?.(value) ?? value;
  const own = values
    .filter((value) => !options.some((option) => option.value === value))
    .map((value) => ({ value, label: nameOf(value) }));
  const found = matching([...own, ...options], search);
  const typed = search.trim();
  const addable = free && typed !== '' ? (read ? read(typed) : typed) : null;
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <Combobox
      store={combobox}
      width={280}
      position="bottom-start"
      withinPortal
      onOptionSubmit={(value) => {
        toggle(value);
        setSearch('');
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={classes.chip}
          data-look="value"
          data-empty={values.length === 0 || undefined}
          data-bad={bad || undefined}
          data-first-input={values.length === 0 || undefined}
          disabled={disabled}
          aria-label={`${label}: ${values.map(nameOf).join(', ') || t('choose')}`}
          onClick={() => combobox.toggleDropdown()}
        >
          <Chosen names={values.map(nameOf)} placeholder={t('choose')} />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          placeholder={t(free ? 'typeList' : 'search')}
          aria-label={t(free ? 'typeList' : 'search')}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
        />
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
          {addable !== null && !found.some((option) => option.value === addable) && (
            <Combobox.Option value={addable}>{t('create', { text: addable })}</Combobox.Option>
          )}
          {(found.length > 0 || addable === null) && <Options options={found} value={values} />}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Chosen({
  names,
  placeholder,
}: {
  names: readonly string[];
  placeholder: string;
}): ReactNode {
  const t = useTranslations('builder.value');
  if (names.length === 0) return placeholder;
  if (names.length > shownAtMost) return t('selected', { n: names.length });
  return <span>{names.join(' · ')}</span>;
}
