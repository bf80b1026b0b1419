'use client';

import { Button, Switch } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormat } from '@/components/shell/workspace';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { OwnerList } from './owner-types';
import classes from './owners.module.css';
import { useAssigning } from './use-assigning';
import { useOwnerColumns } from './use-owner-columns';

/** Every name of the owner field: those that mean nobody first, with a proposal where one person fits. */
export function OwnerNames({ list }: { list: OwnerList }) {
  const t = useTranslations('owners');
  const format = useFormat();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const assign = useAssigning();
  const columns = useOwnerColumns(list.people, (name, userId) =>
    assign.mutate({ assignments: [{ value: name.spellings[0] ?? name.normal, userId }] }),
  );
  const open = list.names.filter(({ userId }) => userId === null);
  const proposed = open.filter(({ proposedId }) => proposedId !== null);
  if (list.names.length === 0)
    return <EmptyState title={t('noNames')}>{t('noNamesNote')}</EmptyState>;
  return (
    <>
      <div className={classes.tools}>
        <span>
          {open.length === 0
            ? t('allMatched')
            : t('open', {
                names: open.length,
                customers: format.number(open.reduce((sum, name) => sum + name.customers, 0)),
              })}
        </span>
        {proposed.length > 0 && (
          <Button
            size="compact-sm"
            loading={assign.isPending}
            onClick={() =>
              assign.mutate({
                assignments: proposed.map(({ spellings, normal, proposedId }) => ({
                  value: spellings[0] ?? normal,
                  userId: proposedId,
                })),
              })
            }
          >
            {t('acceptAll', { count: proposed.length })}
          </Button>
        )}
        {open.length > 0 && open.length < list.names.length && (
          <Switch
            checked={onlyOpen}
            label={t('onlyOpen')}
            onChange={({ currentTarget }) => setOnlyOpen(currentTarget.checked)}
          />
        )}
      </div>
      <DataTable
        label={t('names')}
        columns={columns}
        rows={onlyOpen ? open : list.names}
        rowKey={({ normal }) => normal}
        refreshing={assign.isPending}
        footer={list.namesLeftOut > 0 && t('leftOut', { count: list.namesLeftOut })}
      />
    </>
  );
}
