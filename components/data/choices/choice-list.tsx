'use client';

import { Button, Group, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { FieldDetail } from '../data-types';
import { useLabel } from '../use-label';
import classes from './choices.module.css';
import { ReplaceChoice } from './replace-choice';

type Props = {
  readonly table: string;
  readonly field: FieldDetail;
  /** The choices that can be named here, in the order of the form. */
  readonly shown: readonly { readonly id: string }[];
  readonly inputProps: (index: number, language: 'en' | 'zh') => GetInputPropsReturnType;
};

/** The choices of a field: named in both languages, put in each other's place, and those that gave way. */
export function ChoiceList({ table, field, shown, inputProps }: Props) {
  const t = useTranslations('catalog.choice');
  const words = useTranslations('data.editor');
  const [opened, setOpened] = useState<string | null>(null);
  const inUse = field.choices.filter(({ retired }) => !retired);
  const left = inUse.length - shown.length;
  return (
    <section>
      <h3>{words('choices')}</h3>
      <ul className={classes.choices}>
        {shown.map(({ id }, index) => (
          <li key={id}>
            <Group gap={8} wrap="nowrap">
              <TextInput
                required
                className={classes.label}
                maxLength={100}
                aria-label={words('choiceEn', { id })}
                {...inputProps(index, 'en')}
              />
              <TextInput
                required
                className={classes.label}
                maxLength={100}
                aria-label={words('choiceZh', { id })}
                {...inputProps(index, 'zh')}
              />
              {inUse.length > 1 && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  aria-expanded={opened === id}
                  aria-label={t('replaceOne', { id })}
                  onClick={() => setOpened(opened === id ? null : id)}
                >
                  {t('replace')}
                </Button>
              )}
            </Group>
            {opened === id && (
              <ReplaceChoice
                table={table}
                field={field}
                choice={id}
                onClose={() => setOpened(null)}
              />
            )}
          </li>
        ))}
      </ul>
      {left > 0 && <p className={classes.note}>{t('more', { count: left })}</p>}
      <RetiredChoices field={field} />
    </section>
  );
}

function RetiredChoices({ field: { choices } }: { field: FieldDetail }) {
  const t = useTranslations('catalog.choice');
  const label = useLabel();
  const name = (id: string) => {
    const found = choices.find((choice) => choice.id === id);
    return found ? label(found.label) : id;
  };
  const retired = choices.filter((choice) => choice.retired);
  if (retired.length === 0) return null;
  return (
    <>
      <h4 className={classes.retired}>{t('retired')}</h4>
      <ul className={classes.gone}>
        {retired.map(({ id, replacedBy }) => (
          <li key={id}>
            {replacedBy ? t('replacedBy', { name: name(id), by: name(replacedBy) }) : name(id)}
          </li>
        ))}
      </ul>
    </>
  );
}
