'use client';

import { NumberInput, Popover, Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { describeRelative, describeSpan } from '@/server/domain/rule/sentence/describe-window';
import { textOf } from '@/server/domain/rule/sentence/token';
import { wordsOf } from '@/server/domain/rule/sentence/words';
import { anchors, type RelativeInstant, type Span } from '@/server/domain/rule/window';
import { useBuilder } from '../builder-context';
import classes from './chip.module.css';
import { SpanFields } from './window-chip';

/** A length of time as a word that opens its settings. */
export function SpanChip(props: {
  value: Span;
  disabled?: boolean;
  onChange: (span: Span) => void;
}) {
  const t = useTranslations('builder.window');
  const { sentence } = useBuilder();
  const name = textOf(describeSpan(props.value, wordsOf(sentence)));
  return (
    <Popover trapFocus returnFocus withinPortal position="bottom-start" shadow="md">
      <Popover.Target>
        <button
          type="button"
          className={classes.chip}
          data-look="value"
          disabled={props.disabled}
          aria-label={`${t('label')}: ${name}`}
        >
          {name}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.popover} aria-label={t('label')}>
        <SpanFields value={props.value} onChange={props.onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** A date relative to as-of as a word that opens its settings. */
export function RelativeChip(props: {
  value: RelativeInstant;
  disabled?: boolean;
  onChange: (relative: RelativeInstant) => void;
}) {
  const { value, onChange } = props;
  const t = useTranslations('builder.value.relative');
  const { sentence } = useBuilder();
  const words = wordsOf(sentence);
  const offset = value.offset ?? 0;
  const unit = value.unit ?? 'day';
  const name = textOf(describeRelative(value, words));
  const change = (next: { offset?: number; unit?: Span['unit'] }) =>
    onChange({ anchor: value.anchor, offset, unit, ...next });
  return (
    <Popover trapFocus returnFocus withinPortal position="bottom-start" shadow="md" width={320}>
      <Popover.Target>
        <button
          type="button"
          className={classes.chip}
          data-look="value"
          disabled={props.disabled}
          aria-label={`${t('label')}: ${name}`}
        >
          {name}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.popover} aria-label={t('label')}>
        <div className={classes.line}>
          <NumberInput
            label={t('label')}
            w={96}
            min={0}
            allowDecimal={false}
            value={Math.abs(offset)}
            onChange={(n) => typeof n === 'number' && change({ offset: offset > 0 ? n : -n })}
          />
          <Select
            label={t('direction')}
            w={110}
            data={[
              { value: '-1', label: t('before') },
              { value: '1', label: t('after') },
            ]}
            value={offset > 0 ? '1' : '-1'}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(sign) => change({ offset: Math.abs(offset) * Number(sign) })}
          />
        </div>
        <div className={classes.line}>
          <SpanUnit value={unit} onChange={(next) => change({ unit: next })} />
          <Select
            label={t('anchor')}
            data={anchors.map((anchor) => ({ value: anchor, label: words.anchor[anchor] }))}
            value={value.anchor}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(anchor) =>
              anchor && onChange({ ...value, anchor: anchor as RelativeInstant['anchor'] })
            }
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function SpanUnit(props: { value: Span['unit']; onChange: (unit: Span['unit']) => void }) {
  const t = useTranslations('builder.window');
  const { sentence } = useBuilder();
  return (
    <Select
      label={t('unit')}
      w={130}
      data={Object.entries(wordsOf(sentence).units).map(([value, label]) => ({ value, label }))}
      value={props.value}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      onChange={(unit) => unit && props.onChange(unit as Span['unit'])}
    />
  );
}
