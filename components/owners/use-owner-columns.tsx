'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useCan, useFormat } from '@/components/shell/workspace';
import type { Column } from '@/components/ui/data-table';
import { StateTag } from '@/components/ui/state-tag';
import type { OwnerName, OwnerPerson } from './owner-types';
import classes from './owners.module.css';
import { PersonSelect } from './person-select';

type Assign = (name: OwnerName, userId: string | null) => void;

/** The columns of the list of names. */
export function useOwnerColumns(
  people: readonly OwnerPerson[],
  assign: Assign,
): readonly Column<OwnerName>[] {
  const t = useTranslations('owners');
  const format = useFormat();
  const mayInvite = useCan('account.manage');
  const personOf = (id: string | null) => people.find((person) => person.id === id) ?? null;
  return [
    {
      key: 'name',
      header: t('columns.name'),
      phone: 'title',
      cell: ({ spellings, normal }) => (
        <span className={classes.name}>
          <span>{spellings[0] ?? normal}</span>
          {spellings.length > 1 && (
            <span className={classes.note}>
              {t('alsoWritten', { names: spellings.slice(1).join(t('comma')) })}
            </span>
          )}
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
      key: 'state',
      header: t('columns.state'),
      width: 150,
      phone: 'detail',
      cell: ({ userId }) => {
        const person = personOf(userId);
        if (!person) return <StateTag tone="none">{t('state.open')}</StateTag>;
        return person.disabled ? (
          <StateTag tone="warn">{t('state.left')}</StateTag>
        ) : (
          <StateTag tone="ok">{t('state.matched')}</StateTag>
        );
      },
    },
    {
      key: 'person',
      header: t('columns.person'),
      width: 380,
      phone: 'detail',
      cell: (name) => {
        const proposed = personOf(name.proposedId);
        return (
          <span className={classes.person}>
            <PersonSelect
              people={people}
              value={name.userId}
              label={t('assign.label', { name: name.spellings[0] ?? name.normal })}
              onChange={(userId) => assign(name, userId)}
            />
            {proposed ? (
              <Button variant="light" size="compact-sm" onClick={() => assign(name, proposed.id)}>
                {t('assign.accept', { person: proposed.name })}
              </Button>
            ) : (
              mayInvite &&
              name.userId === null && (
                <Button
                  component={Link}
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  href="/settings/people"
                >
                  {t('assign.invite')}
                </Button>
              )
            )}
          </span>
        );
      },
    },
  ];
}
