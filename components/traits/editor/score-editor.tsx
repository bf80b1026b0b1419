'use client';

import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { ScorePart, ScoreTrait } from '@/server/domain/trait/trait';
import classes from '../traits.module.css';
import { NumberField } from './number-field';
import type { KindEditorProps } from './per-month-editor';
import { ScaleFields } from './scale-fields';
import { isNumberTrait, TraitSelect } from './trait-select';

const fifths = { kind: 'quantile', parts: 5 } as const;

/** A weighted sum of traits, each as it is or by the group its value lies in. */
export function ScoreEditor(props: KindEditorProps<ScoreTrait>) {
  const { value, disabled, onChange } = props;
  const t = useTranslations('traits.editor');
  const change = (at: number, part: ScorePart) =>
    onChange({ ...value, parts: value.parts.map((one, index) => (index === at ? part : one)) });
  const remove = (at: number) =>
    onChange({ ...value, parts: value.parts.filter((_, index) => index !== at) });
  const add = () =>
    onChange({ ...value, parts: [...value.parts, { trait: '', weight: '1', scale: fifths }] });
  return (
    <div>
      {value.parts.map((part, index) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name of its own and keeps its place
          key={index}
          {...props}
          part={part}
          index={index}
          total={totalWeight(value.parts)}
          onPart={(next) => change(index, next)}
          onRemove={() => remove(index)}
        />
      ))}
      {!disabled && (
        <Button
          variant="default"
          leftSection={<IconPlus size={13} aria-hidden="true" />}
          onClick={add}
        >
          {t('addPart')}
        </Button>
      )}
    </div>
  );
}

function totalWeight(parts: readonly ScorePart[]): number {
  return parts.reduce((sum, { weight }) => sum + Math.abs(Number(weight) || 0), 0);
}

type PartProps = KindEditorProps<ScoreTrait> & {
  readonly part: ScorePart;
  readonly index: number;
  readonly total: number;
  readonly onPart: (part: ScorePart) => void;
  readonly onRemove: () => void;
};

function Part({ catalog, ownKey, disabled, part, index, total, onPart, onRemove }: PartProps) {
  const t = useTranslations('traits.editor');
  const format = useFormat();
  const { scale, whenMissing: _, ...plain } = part;
  const withScale = (on: boolean) => {
    const { scale: __, ...rest } = part;
    onPart(on ? { ...rest, scale: fifths } : rest);
  };
  const whenMissing = (value: string | null) =>
    onPart({ ...plain, ...(scale && { scale }), ...(value !== null && { whenMissing: value }) });
  return (
    <fieldset className={classes.group}>
      <legend className={classes.quiet}>
        {t('part', {
          n: index + 1,
          share: format.shareOf(Math.abs(Number(part.weight) || 0), total, 0),
        })}
      </legend>
      <div className={classes.part}>
        <TraitSelect
          {...{ catalog, disabled }}
          label={t('of')}
          value={part.trait}
          fits={(trait, type) => trait.key !== ownKey && isNumberTrait(trait, type)}
          onChange={(trait) => onPart({ ...part, trait })}
        />
        <NumberField
          label={t('weight')}
          value={String(part.weight)}
          disabled={disabled}
          onChange={(weight) => onPart({ ...part, weight: weight ?? '' })}
        />
        <NumberField
          label={t('whenMissing')}
          placeholder={t('noScore')}
          value={part.whenMissing === undefined ? '' : String(part.whenMissing)}
          disabled={disabled}
          onChange={whenMissing}
        />
        <Checkbox
          label={t('inGroups')}
          checked={scale !== undefined}
          disabled={disabled}
          pb={7}
          onChange={(event) => withScale(event.currentTarget.checked)}
        />
        {scale && (
          <ScaleFields
            value={scale}
            disabled={disabled}
            onChange={(next) => onPart({ ...part, scale: next })}
          />
        )}
        {!disabled && (
          <ActionIcon aria-label={t('removePart', { n: index + 1 })} onClick={onRemove}>
            <IconTrash size={15} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
    </fieldset>
  );
}
