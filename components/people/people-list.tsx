'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import { ExportMenu } from '@/components/ui/export-menu';
import { Section } from '@/components/ui/section';
import { TableSkeleton } from '@/components/ui/skeletons';
import { InviteDialog } from './invite-dialog';
import { toRows, usePeopleColumns } from './people-columns';

/** Everybody who may sign in, and the invitations still open. */
export function PeopleList() {
  const t = useTranslations('people');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.people.list.queryOptions());
  const [inviting, dialog] = useDisclosure();
  const columns = usePeopleColumns();
  const active = data?.people.filter(({ disabledAt }) => disabledAt === null).length ?? 0;
  return (
    <Section
      title={t('list')}
      subtitle={data && t('subtitle', { count: active })}
      actions={
        <>
          <ExportMenu list="people" permission="account.manage" />
          <Button leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={dialog.open}>
            {t('invite')}
          </Button>
        </>
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <DataTable
          label={t('list')}
          columns={columns}
          rows={toRows(data)}
          rowKey={({ person }) => person.id}
          footer={data.people.length === 1 && t('emptyInvite')}
        />
      ) : (
        <TableSkeleton rows={4} columns={5} label={ui('loading')} />
      )}
      <InviteDialog opened={inviting} onClose={dialog.close} />
    </Section>
  );
}
