'use client';

import { useTranslations } from 'next-intl';
import { useFormat, useWorkspace } from '@/components/shell/workspace';
import type { Column } from '@/components/ui/data-table';
import { Initials } from '@/components/ui/initials';
import { StateTag } from '@/components/ui/state-tag';
import type { Role } from '@/server/domain/access/permission';
import classes from './people-columns.module.css';
import { PersonActions } from './person-actions';
import { RoleSelect } from './role-select';

export type PersonData = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabledAt: Date | null;
  readonly lastSignInAt: Date | null;
  readonly revision: number;
};

export type InvitationData = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
};

export type PersonRow =
  | { readonly kind: 'person'; readonly person: PersonData }
  | { readonly kind: 'invitation'; readonly person: InvitationData };

export function toRows(list: {
  readonly people: readonly PersonData[];
  readonly invitations: readonly InvitationData[];
}): PersonRow[] {
  return [
    ...list.people.map((person) => ({ kind: 'person', person }) as const),
    ...list.invitations.map((person) => ({ kind: 'invitation', person }) as const),
  ];
}

export function usePeopleColumns(): Column<PersonRow>[] {
  const t = useTranslations('people');
  const roles = useTranslations('shell.roles');
  return [
    {
      key: 'name',
      header: t('columns.name'),
      phone: 'title',
      cell: (row) => <PersonName row={row} />,
    },
    {
      key: 'role',
      header: t('columns.role'),
      phone: 'detail',
      width: 210,
      cell: (row) =>
        row.kind === 'person' ? <RoleSelect person={row.person} /> : roles(row.person.role),
    },
    {
      key: 'state',
      header: t('columns.state'),
      phone: 'detail',
      cell: (row) => <PersonState row={row} />,
    },
    {
      key: 'lastSignIn',
      header: t('columns.lastSignIn'),
      phone: 'hidden',
      cell: (row) => <LastSignIn row={row} />,
    },
    {
      key: 'actions',
      header: <span className={classes.unseen}>{t('columns.actions')}</span>,
      phone: 'figure',
      width: 44,
      cell: (row) => <PersonActions row={row} />,
    },
  ];
}

function PersonName({ row }: { row: PersonRow }) {
  const t = useTranslations('people');
  const { viewer } = useWorkspace();
  const { email } = row.person;
  const name = row.kind === 'person' ? row.person.name : email;
  return (
    <span className={classes.name}>
      <Initials name={name} size={24} />
      <span className={classes.words}>
        <span className={classes.who}>
          {name}
          {row.person.id === viewer.id && <span className={classes.you}> · {t('you')}</span>}
        </span>
        {row.kind === 'person' && <span className={classes.email}>{email}</span>}
      </span>
    </span>
  );
}

function PersonState({ row }: { row: PersonRow }) {
  const t = useTranslations('people');
  const format = useFormat();
  if (row.kind === 'invitation') {
    const until = t('until', { day: format.dayOfShort(row.person.expiresAt) });
    return (
      <StateTag tone="none">
        {t('invited')}, {until}
      </StateTag>
    );
  }
  return row.person.disabledAt === null ? (
    <StateTag tone="ok">{t('active')}</StateTag>
  ) : (
    <StateTag tone="fixed">{t('disabled')}</StateTag>
  );
}

function LastSignIn({ row }: { row: PersonRow }) {
  const t = useTranslations('people');
  const format = useFormat();
  if (row.kind === 'invitation') return null;
  return row.person.lastSignInAt ? format.instantShort(row.person.lastSignInAt) : t('never');
}
