'use client';

import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import type { FieldDetail } from '../data-types';
import { useLabel } from '../use-label';
import classes from './choices.module.css';
import { useReplacing } from './use-replacing';

type Props = {
  readonly table: string;
  readonly field: FieldDetail;
  readonly choice: string;
  readonly onClose: () => void;
};

/** Puts a choice in the place of another, after telling which rows and rules change. */
export function ReplaceChoice({ table, field, choice, onClose }: Props) {
  const t = useTranslations('catalog.choice');
  const trpc = useTRPC();
  const format = useFormat();
  const label = useLabel();
  const [by, setBy] = useState<string | null>(null);
  const place = { table, field: field.key, choice };
  const impact = useQuery(trpc.catalog.choiceImpact.queryOptions(place));
  const replace = useReplacing(onClose);
  const others = field.choices.filter(({ id, retired }) => id !== choice && !retired);
  const name = (id: string) => {
    const found = field.choices.find((each) => each.id === id);
    return found ? label(found.label) : id;
  };
  const submit = () =>
    by !== null &&
    replace.mutate({
      ...{ ...place, by },
      note: t('note', { choice: name(choice), by: name(by), field: label(field.label) }),
    });
  const error = impact.error ?? replace.error;
  return (
    <div className={classes.replace}>
      <Select
        searchable
        label={t('by', { name: name(choice) })}
        placeholder={t('choose')}
        data={others.map(({ id }) => ({ value: id, label: name(id) }))}
        value={by}
        onChange={setBy}
        data-autofocus
      />
      {impact.data && (
        <p className={classes.impact}>
          {t('impact', { count: impact.data.rows, rows: format.number(impact.data.rows) })}{' '}
          <RuleNames impact={impact.data} />
        </p>
      )}
      {error && <ErrorState error={error} />}
      <Group gap={8}>
        <Button
          size="compact-sm"
          disabled={by === null || !impact.data}
          loading={replace.isPending}
          onClick={submit}
        >
          {t('submit', {
            count: impact.data?.rows ?? 0,
            rows: format.number(impact.data?.rows ?? 0),
          })}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </div>
  );
}

type Named = { readonly name: { readonly en: string; readonly zh: string } };

function RuleNames({
  impact: { segments, traits },
}: {
  impact: { readonly segments: readonly Named[]; readonly traits: readonly Named[] };
}) {
  const t = useTranslations('catalog.choice');
  const label = useLabel();
  const named = [...segments, ...traits].map(({ name }) => t('quoted', { name: label(name) }));
  return named.length === 0
    ? t('noRules')
    : t('rules', { count: named.length, names: named.join(t('comma')) });
}
