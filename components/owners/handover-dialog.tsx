'use client';

import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { FormSkeleton } from '@/components/ui/skeletons';
import { useToasts } from '@/components/ui/toast';

type Person = { readonly id: string; readonly name: string };
type Props = { readonly person: Person; readonly onClose: () => void };

/** Gives all customers of one person to another in one act; the button names how many. */
export function HandoverDialog({ person, onClose }: Props) {
  const t = useTranslations('owners.handover');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const format = useFormat();
  const [to, setTo] = useState<string | null>(null);
  const offer = useQuery(trpc.owners.handoverOffer.queryOptions({ from: person.id }));
  const taker = offer.data?.takers.find(({ id }) => id === to);
  const hand = useHandover(person, taker?.name ?? '', onClose);
  const error = offer.error ?? hand.error;
  const count = offer.data?.customers ?? 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { name: person.name })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Stack gap="md">
        {error && <ErrorState error={error} />}
        {!offer.data ? (
          !error && <FormSkeleton fields={1} label={ui('loading')} />
        ) : offer.data.names.length === 0 ? (
          <Text>{t('none', { name: person.name })}</Text>
        ) : (
          <>
            <Text size="sm">
              {t('names', {
                names: offer.data.names.map((name) => t('quoted', { name })).join(t('comma')),
              })}
            </Text>
            <Select
              searchable
              data-autofocus
              label={t('to')}
              placeholder={t('choose')}
              data={offer.data.takers.map(({ id, name, email }) => ({
                value: id,
                label: `${name} (${email})`,
              }))}
              value={to}
              onChange={setTo}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {ui('cancel')}
          </Button>
          {offer.data && offer.data.names.length > 0 && (
            <Button
              disabled={to === null}
              loading={hand.isPending}
              onClick={() => to !== null && hand.mutate({ from: person.id, to })}
            >
              {t('submit', { count, customers: format.number(count) })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

/** Hands over with a way back. */
function useHandover(person: Person, taker: string, onDone: () => void) {
  const t = useTranslations('owners.handover');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const format = useFormat();
  const again = () =>
    Promise.all([
      queries.invalidateQueries(trpc.owners.pathFilter()),
      queries.invalidateQueries(trpc.customers.pathFilter()),
    ]);
  const undo = useMutation(
    trpc.owners.takeBackHandover.mutationOptions({
      onSuccess: () => toasts.done(t('undone', { name: person.name })),
      onError: toasts.failed,
      onSettled: again,
    }),
  );
  return useMutation(
    trpc.owners.handOver.mutationOptions({
      onSuccess: async ({ id, customers }) => {
        onDone();
        toasts.undoable(
          t('done', { count: customers, customers: format.number(customers), name: taker }),
          () => undo.mutate({ id }),
        );
        await again();
      },
    }),
  );
}
