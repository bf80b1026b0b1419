'use client';

import { Combobox, useCombobox } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import classes from './chip.module.css';

export type ChipOption = {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
  readonly hint?: string;
};

export type ChipLook = 'field' | 'operator' | 'value' | 'where' | 'rail' | 'link';

export type ChipSelectProps = {
  readonly label: string;
  readonly look: ChipLook;
  readonly options: readonly ChipOption[];
  readonly value: string | null;
  readonly placeholder?: string;
  /** What stands on the chip when it is not the chosen option's label. */
  readonly children?: ReactNode;
  readonly disabled?: boolean;
  readonly bad?: boolean;
  readonly chevron?: boolean;
  readonly onChange: (value: string) => void;
};

const searchFrom = 8;

/** A word of the sentence that opens a list to choose another one; long lists can be searched. */
export function ChipSelect(props: ChipSelectProps) {
  const { label, look, options, value, placeholder, children, disabled, bad, chevron, onChange } =
    props;
  const [search, setSearch] = useState('');
  const isHandedOn = useRef(false);
  const isSearchable = options.length >= searchFrom;
  const combobox = useCombobox({
    onDropdownClose: () => {
      setSearch('');
      combobox.resetSelectedOption();
      if (!isHandedOn.current) combobox.focusTarget();
      isHandedOn.current = false;
    },
    onDropdownOpen: () => {
      if (isSearchable) combobox.focusSearchInput();
      else combobox.updateSelectedOptionIndex('active');
      if (value === null) setTimeout(() => combobox.selectFirstOption());
    },
  });
  const chosen = options.find((option) => option.value === value);
  const shown = children ?? chosen?.label ?? value;
  const isEmpty = !children && !shown;
  return (
    <Combobox
      store={combobox}
      width="max-content"
      position="bottom-start"
      withinPortal
      onOptionSubmit={(next) => {
        isHandedOn.current = look === 'link';
        onChange(next);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={classes.chip}
          data-look={look}
          data-empty={isEmpty || undefined}
          data-bad={bad || undefined}
          data-first-input={isEmpty || undefined}
          disabled={disabled}
          aria-label={
            look === 'link' ? label : `${label}: ${chosen?.label ?? value ?? placeholder ?? ''}`
          }
          onClick={() => combobox.toggleDropdown()}
        >
          {typeof shown === 'string' || isEmpty ? (
            <span className={classes.text}>{shown || placeholder}</span>
          ) : (
            shown
          )}
          {chevron && <IconChevronDown size={13} aria-hidden="true" />}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown miw={160} maw={360}>
        {isSearchable && (
          <Search value={search} onChange={setSearch} onType={() => combobox.selectFirstOption()} />
        )}
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={label}>
          <Options options={matching(options, search)} value={value} />
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Search(props: { value: string; onChange: (text: string) => void; onType: () => void }) {
  const t = useTranslations('builder.field');
  return (
    <Combobox.Search
      value={props.value}
      placeholder={t('search')}
      aria-label={t('search')}
      onChange={(event) => {
        props.onChange(event.currentTarget.value);
        props.onType();
      }}
    />
  );
}

/** Options whose words all contain what was typed, in any case and width. */
export function matching(options: readonly ChipOption[], search: string): readonly ChipOption[] {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase();
  const wanted = fold(search).trim();
  return wanted === ''
    ? options
    : options.filter((option) => fold(`${option.label} ${option.value}`).includes(wanted));
}

/** The list itself, under its groups' headings where options have groups. */
export function Options(props: {
  options: readonly ChipOption[];
  value: string | readonly string[] | null;
}) {
  const t = useTranslations('builder.field');
  const { options, value } = props;
  if (options.length === 0) return <Combobox.Empty>{t('none')}</Combobox.Empty>;
  const isChosen = (one: string) => (Array.isArray(value) ? value.includes(one) : one === value);
  const groups = [...new Set(options.map((option) => option.group))];
  return groups.map((group) => {
    const own = options
      .filter((option) => option.group === group)
      .map((option) => (
        <Combobox.Option value={option.value} key={option.value} active={isChosen(option.value)}>
          <span className={classes.option}>
            <span>{option.label}</span>
            {option.hint && <span className={classes.hint}>{option.hint}</span>}
            {isChosen(option.value) && <IconCheck size={14} aria-hidden="true" />}
          </span>
        </Combobox.Option>
      ));
    return group === undefined ? (
      own
    ) : (
      <Combobox.Group label={group} key={group}>
        {own}
      </Combobox.Group>
    );
  });
}
