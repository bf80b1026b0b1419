'use client';

import { Button, Checkbox, NumberInput, Popover, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { Table } from '@/server/domain/catalog/catalog';
import { describeField } from '@/server/domain/rule/sentence/describe-field';
import { nameWindow } from '@/server/domain/rule/sentence/describe-window';
import { textOf } from '@/server/domain/rule/sentence/token';
import { wordsOf } from '@/server/domain/rule/sentence/words';
import { type Window, type WindowUnit, windowUnits } from '@/server/domain/rule/window';
import { useBuilder } from '../builder-context';
import classes from './chip.module.css';

const kinds = ['last', 'previous', 'current', 'dates', 'allTime'] as const;
type Kind = (typeof kinds)[number];
const commonDays = [30, 90, 180, 365];

export type WindowChipProps = {
  readonly value: Window;
  readonly table: Table | undefined;
  readonly disabled?: boolean;
  readonly bad?: boolean;
  readonly onChange: (window: Window) => void;
};

/** A time window as a word that opens its settings. */
export function WindowChip({ value, table, disabled, bad, onChange }: WindowChipProps) {
  const t = useTranslations('builder.window');
  const { sentence } = useBuilder();
  const [opened, popover] = useDisclosure();
  const on = value.on === undefined ? [] : describeField(table, value.on, sentence);
  const name = textOf(nameWindow(value, wordsOf(sentence), on));
  return (
    <Popover
      opened={opened}
      onChange={(open) => (open ? popover.open() : popover.close())}
      trapFocus
      returnFocus
      withinPortal
      position="bottom-start"
      shadow="md"
      width={320}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.chip}
          data-look="value"
          data-bad={bad || undefined}
          disabled={disabled}
          aria-label={`${t('label')}: ${name}`}
          onClick={popover.toggle}
        >
          {name}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.popover} aria-label={t('label')}>
        <WindowForm value={value} onChange={onChange} />
        <Button variant="default" onClick={popover.close}>
          {t('done')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function WindowForm({ value, onChange }: Pick<WindowChipProps, 'value' | 'onChange'>) {
  const t = useTranslations('builder.window');
  const shown = (kinds as readonly string[]).includes(value.kind) ? (value.kind as Kind) : null;
  const keepOn = value.on === undefined ? {} : { on: value.on };
  return (
    <>
      <Select
        label={t('kind')}
        data={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        value={shown}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
        onChange={(kind) => kind && onChange({ ...startWindow(kind as Kind, value), ...keepOn })}
      />
      {value.kind === 'last' && (
        <div className={classes.line}>
          {commonDays.map((n) => (
            <Button
              key={n}
              size="compact-xs"
              variant="default"
              onClick={() => onChange({ ...value, n, unit: 'day' })}
            >
              {t('days', { n })}
            </Button>
          ))}
        </div>
      )}
      {(value.kind === 'last' || value.kind === 'previous') && (
        <SpanFields value={value} onChange={(span) => onChange({ ...value, ...span })} />
      )}
      {value.kind === 'previous' && (
        <Checkbox
          label={t('includeCurrent')}
          checked={value.includeCurrent === true}
          onChange={(event) => {
            const { includeCurrent: _, ...rest } = value;
            onChange(event.currentTarget.checked ? { ...rest, includeCurrent: true } : rest);
          }}
        />
      )}
      {value.kind === 'current' && (
        <UnitField value={value.unit} onChange={(unit) => onChange({ ...value, unit })} />
      )}
      {value.kind === 'dates' && (
        <div className={classes.line}>
          <TextInput
            type="date"
            label={t('from')}
            value={value.from}
            onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('to')}
            value={value.to}
            onChange={(event) => onChange({ ...value, to: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}

function startWindow(kind: Kind, from: Window): Window {
  const unit = 'unit' in from ? from.unit : 'day';
  const n = 'n' in from ? from.n : 30;
  switch (kind) {
    case 'last':
      return { kind, n, unit };
    case 'previous':
      return { kind, n: Math.min(n, 12), unit: unit === 'day' ? 'month' : unit };
    case 'current':
      return { kind, unit: unit === 'day' ? 'month' : unit };
    case 'dates':
      return { kind, from: '', to: '' };
    case 'allTime':
      return { kind };
  }
}

type SpanValue = { readonly n: number; readonly unit: WindowUnit };

/** A length of time: how many of which unit. */
export function SpanFields(props: { value: SpanValue; onChange: (span: SpanValue) => void }) {
  const t = useTranslations('builder.window');
  const { value, onChange } = props;
  return (
    <div className={classes.line}>
      <NumberInput
        label={t('n')}
        w={96}
        min={1}
        max={100_000}
        allowDecimal={false}
        value={value.n}
        onChange={(n) => typeof n === 'number' && n >= 1 && onChange({ n, unit: value.unit })}
      />
      <UnitField value={value.unit} onChange={(unit) => onChange({ n: value.n, unit })} />
    </div>
  );
}

function UnitField(props: { value: WindowUnit; onChange: (unit: WindowUnit) => void }) {
  const t = useTranslations('builder.window');
  const { sentence } = useBuilder();
  const { units } = wordsOf(sentence);
  return (
    <Select
      label={t('unit')}
      w={150}
      data={windowUnits.map((unit) => ({ value: unit, label: units[unit] }))}
      value={props.value}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      onChange={(unit) => unit && props.onChange(unit as WindowUnit)}
    />
  );
}
