'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconDots } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import type { InvitationData, PersonData, PersonRow } from './people-columns';

/** What an administrator can do with one line of the list. */
export function PersonActions({ row }: { row: PersonRow }) {
  const t = useTranslations('people');
  const name = row.kind === 'person' ? row.person.name : row.person.email;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('actionsOf', { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {row.kind === 'person' ? (
          <DisableItem person={row.person} />
        ) : (
          <WithdrawItem invitation={row.person} />
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function DisableItem({ person }: { person: PersonData }) {
  const t = useTranslations('people');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { id, name, revision, disabledAt } = person;
  const disabled = disabledAt !== null;
  const { mutate } = useMutation(
    trpc.people.change.mutationOptions({
      onSuccess: () => toasts.done(t(disabled ? 'wasEnabled' : 'wasDisabled', { name })),
      onError: toasts.failed,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.people.list.queryKey() }),
    }),
  );
  return (
    <Menu.Item onClick={() => mutate({ id, revision, disabled: !disabled })}>
      {t(disabled ? 'enable' : 'disable')}
    </Menu.Item>
  );
}

function WithdrawItem({ invitation }: { invitation: InvitationData }) {
  const t = useTranslations('people');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { id, email } = invitation;
  const { mutate } = useMutation(
    trpc.people.withdrawInvitation.mutationOptions({
      onSuccess: () => toasts.done(t('wasWithdrawn', { email })),
      onError: toasts.failed,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.people.list.queryKey() }),
    }),
  );
  return <Menu.Item onClick={() => mutate({ id })}>{t('withdraw')}</Menu.Item>;
}
