'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormat } from '@/components/shell/workspace';
import { DataTable } from '@/components/ui/data-table';
import { Initials } from '@/components/ui/initials';
import { Section } from '@/components/ui/section';
import { StateTag } from '@/components/ui/state-tag';
import { HandoverDialog } from './handover-dialog';
import type { OwnerList, OwnerPerson } from './owner-types';
import classes from './owners.module.css';

type Portfolio = { readonly person: OwnerPerson; readonly customers: number };

/** Who looks after how many, with those who have left first, and a handover for each. */
export function Leavers({ list }: { list: OwnerList }) {
  const t = useTranslations('owners');
  const format = useFormat();
  const [leaver, setLeaver] = useState<OwnerPerson | null>(null);
  const portfolios = portfoliosOf(list);
  if (portfolios.length === 0) return null;
  return (
    <Section title={t('people')} subtitle={t('peopleNote')} divided>
      <DataTable
        label={t('people')}
        rows={portfolios}
        rowKey={({ person }) => person.id}
        columns={[
          {
            key: 'person',
            header: t('columns.person'),
            phone: 'title',
            cell: ({ person }) => (
              <span className={classes.who}>
                <Initials name={person.name} size={24} />
                <span>
                  {person.name}
                  {person.disabled && (
                    <span className={classes.left}>
                      <StateTag tone="warn">{t('state.left')}</StateTag>
                    </span>
                  )}
                </span>
              </span>
            ),
          },
          {
            key: 'customers',
            header: t('columns.customers'),
            numeric: true,
            width: 120,
            phone: 'figure',
            cell: ({ customers }) => format.number(customers),
          },
          {
            key: 'handover',
            header: '',
            width: 160,
            phone: 'detail',
            cell: ({ person }) => (
              <Button
                size="compact-sm"
                variant={person.disabled ? 'light' : 'default'}
                aria-label={t('handover.openOne', { name: person.name })}
                onClick={() => setLeaver(person)}
              >
                {t('handover.open')}
              </Button>
            ),
          },
        ]}
      />
      {leaver && <HandoverDialog person={leaver} onClose={() => setLeaver(null)} />}
    </Section>
  );
}

function portfoliosOf({ names, people }: OwnerList): readonly Portfolio[] {
  return people
    .map((person) => {
      const own = names.filter(({ userId }) => userId === person.id);
      return { person, own, customers: own.reduce((sum, name) => sum + name.customers, 0) };
    })
    .filter(({ own }) => own.length > 0)
    .sort(
      (a, b) => Number(b.person.disabled) - Number(a.person.disabled) || b.customers - a.customers,
    );
}
