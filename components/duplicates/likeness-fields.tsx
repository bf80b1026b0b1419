'use client';

import { Button, MultiSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import { Section } from '@/components/ui/section';
import { likenessKinds } from '@/server/domain/customer/likeness';
import type { Duplicates } from './duplicate-types';
import classes from './duplicates.module.css';
import type { LikenessChoice } from './use-likeness-fields';

type LikenessFieldsProps = {
  readonly fields: LikenessChoice;
  readonly choices: Duplicates['choices'];
  readonly isChosen: boolean;
  readonly onChoose: (fields: LikenessChoice) => void;
  readonly onPropose: () => void;
};

const mostFields = 4;

/** Which fields hold what customers are compared by. */
export function LikenessFields({
  fields,
  choices,
  isChosen,
  onChoose,
  onPropose,
}: LikenessFieldsProps) {
  const t = useTranslations('duplicates');
  const label = useLabel();
  const data = choices.map(({ key, label: name }) => ({ value: key, label: label(name) || key }));
  return (
    <Section
      title={t('fields')}
      subtitle={t('fieldsAre')}
      actions={
        isChosen && (
          <Button variant="subtle" color="gray" onClick={onPropose}>
            {t('propose')}
          </Button>
        )
      }
    >
      <div className={classes.fields}>
        {likenessKinds.map((kind) => (
          <MultiSelect
            key={kind}
            label={t(`kinds.${kind}`)}
            data={data}
            value={[...fields[kind]]}
            placeholder={fields[kind].length === 0 ? t('none') : undefined}
            maxValues={mostFields}
            searchable
            onChange={(chosen) => onChoose({ ...fields, [kind]: chosen })}
          />
        ))}
      </div>
    </Section>
  );
}
