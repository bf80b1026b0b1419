'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconDots } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { HandoverDialog } from '@/components/owners/handover-dialog';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import type { InvitationData, PersonData, PersonRow } from './people-columns';

/** What an administrator can do with one line of the list. */
export function PersonActions({ row }: { row: PersonRow }) {
  const t = useTranslations('people');
  const owners = useTranslations('owners.handover');
  const name = row.kind === 'person' ? row.person.name : row.person.email;
  const [handingOver, handover] = useDisclosure();
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('actionsOf', { name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {row.kind === 'person' ? (
            <>
              <DisableItem person={row.person} onDisabled={handover.open} />
              <Menu.Item onClick={handover.open}>{owners('open')}</Menu.Item>
            </>
          ) : (
            <WithdrawItem invitation={row.person} />
          )}
        </Menu.Dropdown>
      </Menu>
      {row.kind === 'person' && handingOver && (
        <HandoverDialog person={row.person} onClose={handover.close} />
      )}
    </>
  );
}

type DisableItemProps = {
  readonly person: PersonData;
  /** Called once somebody was shut out who looks after customers. */
  readonly onDisabled: () => void;
};

function DisableItem({ person, onDisabled }: DisableItemProps) {
  const t = useTranslations('people');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { id, name, revision, disabledAt } = person;
  const disabled = disabledAt !== null;
  const looksAfterSomebody = async () => {
    const offer = await queries.fetchQuery(trpc.owners.handoverOffer.queryOptions({ from: id }));
    return offer.customers > 0;
  };
  const { mutate } = useMutation(
    trpc.people.change.mutationOptions({
      onSuccess: async () => {
        toasts.done(t(disabled ? 'wasEnabled' : 'wasDisabled', { name }));
        if (!disabled && (await looksAfterSomebody())) onDisabled();
      },
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
