'use client';

import { ActionIcon, Button, Select } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Tag } from '@/components/ui/tag';
import type { Candidate, CandidateColumn, DuplicateGroup } from './duplicate-types';
import classes from './duplicates.module.css';
import { PairTable, type Taken } from './pair-table';
import { useMerging } from './use-merging';

type GroupCardProps = {
  readonly group: DuplicateGroup;
  readonly columns: readonly CandidateColumn[];
  readonly number: number;
};

/** One group: why its customers look alike, two of them side by side, and what to do with them. */
export function GroupCard({ group, columns, number }: GroupCardProps) {
  const t = useTranslations('duplicates');
  const headId = useId();
  return (
    <article className={classes.group} aria-labelledby={headId}>
      <h3 id={headId} className={classes.groupHead}>
        <span className={classes.number}>{t('group', { number })}</span>
        {group.reasons.map(({ kind, form }) => (
          <Tag key={`${kind} ${form}`}>{t(`same.${kind}`, { form })}</Tag>
        ))}
      </h3>
      {group.customers.length < 2 ? (
        <p className={classes.quiet}>{t('large', { count: group.count })}</p>
      ) : (
        <Pair customers={group.customers} columns={columns} />
      )}
    </article>
  );
}

type PairProps = {
  readonly customers: readonly Candidate[];
  readonly columns: readonly CandidateColumn[];
};

function Pair({ customers, columns }: PairProps) {
  const t = useTranslations('duplicates');
  const ordered = [...customers].sort((a, b) => b.rows - a.rows);
  const [keptId, setKept] = useState(ordered[0]?.id ?? '');
  const [otherId, setOther] = useState(ordered[1]?.id ?? '');
  const [taken, setTaken] = useState<Taken>({});
  const { merge, part, isPending } = useMerging();
  const kept = customers.find(({ id }) => id === keptId) ?? ordered[0];
  const other =
    customers.find(({ id }) => id === otherId && id !== kept?.id) ??
    ordered.find(({ id }) => id !== kept?.id);
  if (!kept || !other) return null;
  const pick = (stays: string, joins: string) => {
    setKept(stays);
    setOther(joins);
    setTaken({});
  };
  const options = customers.map(({ id, key }) => ({ value: id, label: key }));
  return (
    <>
      {customers.length > 2 && (
        <div className={classes.choose}>
          <Select
            label={t('stays')}
            data={options}
            value={kept.id}
            allowDeselect={false}
            onChange={(id) => id && pick(id, id === other.id ? kept.id : other.id)}
          />
          <Select
            label={t('joins')}
            data={options.filter(({ value }) => value !== kept.id)}
            value={other.id}
            allowDeselect={false}
            onChange={(id) => id && pick(kept.id, id)}
          />
        </div>
      )}
      <PairTable
        {...{ kept, other, columns, taken }}
        onTake={(field, side) => setTaken({ ...taken, [field]: side })}
        swap={
          <ActionIcon
            aria-label={t('swap')}
            title={t('swap')}
            onClick={() => pick(other.id, kept.id)}
          >
            <IconArrowsExchange size={15} />
          </ActionIcon>
        }
      />
      <div className={classes.actions}>
        <Button
          variant="default"
          loading={isPending}
          onClick={() => merge({ kept: kept.id, merged: other.id, values: taken })}
        >
          {t('merge', { key: kept.key })}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          disabled={isPending}
          onClick={() => part({ customers: [kept.id, other.id] })}
        >
          {t('notSame')}
        </Button>
      </div>
    </>
  );
}
