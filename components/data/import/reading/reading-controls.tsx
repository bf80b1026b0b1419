'use client';

import { MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { encodings, lastHeaderRow, mostHeaderRows, Reading } from '@/server/domain/import/reading';
import type { InspectedUpload } from '../../data-types';
import classes from './reading.module.css';
import { delimiterNames, useDelimiterName } from './use-delimiter-name';

type ReadingControlsProps = {
  /** Null when the file could not be read yet. */
  readonly file: InspectedUpload | null;
  readonly reading: Reading;
  readonly onChange: (reading: Reading) => void;
};

const auto = 'auto';
const other = 'other';

/** Everything a person can state about how a file is read. */
export function ReadingControls({ file, reading, onChange }: ReadingControlsProps) {
  const t = useTranslations('reading.control');
  const set = (part: Partial<Reading>) => {
    const parsed = Reading.safeParse(
      Object.fromEntries(
        Object.entries({ ...reading, ...part }).filter(([, value]) => value !== undefined),
      ),
    );
    if (parsed.success) onChange(parsed.data);
  };
  return (
    <div className={classes.controls} data-alone={file === null || undefined}>
      {file?.format !== 'xlsx' && <TextControls file={file} reading={reading} onChange={set} />}
      {file?.format === 'xlsx' && (
        <Select
          label={t('sheet')}
          data={file.sheets.map(({ name, hidden }) => ({
            value: name,
            label: hidden ? t('hiddenSheet', { name }) : name,
          }))}
          value={file.reading.sheet}
          allowDeselect={false}
          onChange={(sheet) => sheet && onChange({ sheet })}
        />
      )}
      {file && <HeaderControls file={file} reading={reading} onChange={set} />}
    </div>
  );
}

type Part = ReadingControlsProps & { readonly onChange: (part: Partial<Reading>) => void };

function TextControls({ file, reading, onChange }: Part) {
  const t = useTranslations('reading.control');
  const words = useTranslations('reading.encodings');
  const nameOf = useDelimiterName();
  const known = Object.keys(delimiterNames);
  const { delimiter } = reading;
  const isOther = delimiter !== undefined && !known.includes(delimiter);
  const recognised = (name: string | null | undefined) =>
    name ? `${t('auto')} (${name})` : t('auto');
  const foundEncoding = file?.reading.encoding;
  const foundDelimiter = file?.reading.delimiter;
  return (
    <>
      <Select
        label={t('encoding')}
        data={[
          { value: auto, label: recognised(foundEncoding && words(foundEncoding)) },
          ...encodings.map((each) => ({ value: each, label: words(each) })),
        ]}
        value={reading.encoding ?? auto}
        allowDeselect={false}
        onChange={(value) =>
          onChange({ encoding: encodings.find((each) => each === value) ?? undefined })
        }
      />
      {file && (
        <Select
          label={t('delimiter')}
          data={[
            { value: auto, label: recognised(foundDelimiter && nameOf(foundDelimiter)) },
            ...known.map((each) => ({ value: each, label: nameOf(each) })),
            { value: other, label: t('otherDelimiter') },
          ]}
          value={isOther ? other : (delimiter ?? auto)}
          allowDeselect={false}
          onChange={(value) =>
            onChange({
              delimiter: value === auto ? undefined : value === other ? '~' : (value ?? undefined),
            })
          }
        />
      )}
      {isOther && (
        <TextInput
          label={t('otherDelimiter')}
          value={delimiter}
          maxLength={2}
          onChange={({ currentTarget }) =>
            currentTarget.value !== '' && onChange({ delimiter: currentTarget.value.slice(-1) })
          }
        />
      )}
    </>
  );
}

function HeaderControls({ file, reading, onChange }: Part & { readonly file: InspectedUpload }) {
  const t = useTranslations('reading.control');
  const { headerFrom, headerTo, fillDown } = file.reading;
  const rowOf = (value: string | number) => {
    const row = Number(value);
    return Number.isInteger(row) && row >= 1 && row <= lastHeaderRow ? row : null;
  };
  return (
    <>
      <NumberInput
        label={t('headerFrom')}
        value={headerFrom}
        min={1}
        max={lastHeaderRow}
        allowDecimal={false}
        onChange={(value) => {
          const row = rowOf(value);
          if (row !== null && row !== headerFrom)
            onChange({ headerFrom: row, headerTo: row, fillDown: undefined });
        }}
      />
      <NumberInput
        label={t('headerTo')}
        value={headerTo}
        min={headerFrom}
        max={headerFrom + mostHeaderRows - 1}
        allowDecimal={false}
        onChange={(value) => {
          const row = rowOf(value);
          if (row !== null && row >= headerFrom && row !== headerTo)
            onChange({ headerFrom, headerTo: row, fillDown: undefined });
        }}
      />
      <MultiSelect
        label={t('fillDown')}
        data={[...file.header]}
        value={[...fillDown]}
        searchable
        onChange={(columns) => onChange({ fillDown: columns.length > 0 ? columns : undefined })}
      />
      <Switch
        className={classes.switch}
        label={t('keepTotals')}
        checked={reading.keepTotals ?? false}
        onChange={({ currentTarget }) =>
          onChange({ keepTotals: currentTarget.checked || undefined })
        }
      />
    </>
  );
}
