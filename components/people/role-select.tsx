'use client';

import { Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import { type Role, roles } from '@/server/domain/access/permission';
import classes from './role-select.module.css';
import type { PersonData } from './people-columns';

/** A person's role, changed in place; it counts from their next request. */
export function RoleSelect({ person }: { person: PersonData }) {
  const t = useTranslations('people');
  const names = useTranslations('shell.roles');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { mutate, isPending } = useMutation(
    trpc.people.change.mutationOptions({
      onSuccess: (_, { role }) =>
        toasts.done(t('roleChanged', { name: person.name, role: names(role ?? person.role) })),
      onError: toasts.failed,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.people.list.queryKey() }),
    }),
  );
  const change = (role: string | null) => {
    if (role === null || role === person.role) return;
    mutate({ id: person.id, revision: person.revision, role: role as Role });
  };
  return (
    <Select
      aria-label={t('roleOf', { name: person.name })}
      data={roles.map((value) => ({ value, label: names(value) }))}
      value={person.role}
      onChange={change}
      disabled={isPending}
      allowDeselect={false}
      maxDropdownHeight={320}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          {option.label}
          <span className={classes.hint}>{t(`roleHints.${option.value}`)}</span>
        </span>
      )}
    />
  );
}
