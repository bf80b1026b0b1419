'use client';

import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ShownValue } from '@/components/customers/shown-value';
import { useLabel } from '@/components/data/use-label';
import type { Candidate, CandidateColumn } from './duplicate-types';
import classes from './duplicates.module.css';

/** Whose value stays, by field; a field that is not named follows the rule. */
export type Taken = Readonly<Record<string, 'kept' | 'merged'>>;

type PairTableProps = {
  readonly kept: Candidate;
  readonly other: Candidate;
  readonly columns: readonly CandidateColumn[];
  readonly taken: Taken;
  readonly onTake: (field: string, side: 'kept' | 'merged') => void;
  readonly swap: ReactNode;
};

/** Two customers side by side. Where they differ, a click says whose value stays. */
export function PairTable({ kept, other, columns, taken, onTake, swap }: PairTableProps) {
  const t = useTranslations('duplicates');
  const label = useLabel();
  const rows = columns
    .map((column, index) => ({ column, mine: textOf(kept, index), theirs: textOf(other, index) }))
    .filter(({ mine, theirs }) => mine !== null || theirs !== null);
  return (
    <div className={classes.scroll}>
      <table className={classes.pair}>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.unseen}>{t('field')}</span>
              {swap}
            </th>
            <Head customer={kept} role={t('stays')} />
            <Head customer={other} role={t('joins')} />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ column, mine, theirs }) => {
            const name = label(column.label) || column.key;
            const chosen = taken[column.key] ?? (mine === null ? 'merged' : 'kept');
            const cell = (side: 'kept' | 'merged', text: string | null) => (
              <Cell
                {...{ column, name, text }}
                differs={mine !== theirs}
                chosen={chosen === side}
                onTake={() => onTake(column.key, side)}
              />
            );
            return (
              <tr key={column.key} data-differs={mine !== theirs || undefined}>
                <th scope="row">
                  {name}
                  {mine !== theirs && <span className={classes.unseen}> ({t('differs')})</span>}
                </th>
                {cell('kept', mine)}
                {cell('merged', theirs)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function textOf({ values }: Candidate, index: number): string | null {
  const value = values[index];
  return value?.kind === 'value' ? value.text : null;
}

function Head({ customer, role }: { readonly customer: Candidate; readonly role: string }) {
  const t = useTranslations('duplicates');
  return (
    <th scope="col">
      <span className={classes.role}>{role}</span>
      <Link href={`/customers/${encodeURIComponent(customer.key)}`} className={classes.key}>
        {customer.key}
      </Link>
      <span className={classes.count}>{t('rows', { rows: customer.rows })}</span>
    </th>
  );
}

type CellProps = {
  readonly column: CandidateColumn;
  readonly name: string;
  readonly text: string | null;
  readonly differs: boolean;
  readonly chosen: boolean;
  readonly onTake: () => void;
};

function Cell({ column, name, text, differs, chosen, onTake }: CellProps) {
  const t = useTranslations('duplicates');
  const shown =
    text === null ? (
      <span className={classes.quiet}>{t('empty')}</span>
    ) : (
      <ShownValue value={{ kind: 'value', text }} type={column.type} />
    );
  if (!differs) return <td>{shown}</td>;
  return (
    <td>
      <UnstyledButton
        className={classes.value}
        aria-pressed={chosen}
        aria-label={t('take', { field: name, value: text ?? t('empty') })}
        onClick={onTake}
      >
        <IconCheck size={13} aria-hidden="true" className={classes.check} />
        {shown}
      </UnstyledButton>
    </td>
  );
}
