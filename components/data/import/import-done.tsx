'use client';

import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useCan, useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { Facts } from '@/components/ui/facts';
import { Section } from '@/components/ui/section';
import type { ImportResult } from '../data-types';
import { UndoImport } from '../undo-import';
import { useLabel } from '../use-label';
import { BadRows } from './bad-rows';
import classes from './import.module.css';

/** What an import brought, what it set aside, and the next step. */
export function ImportDone({ result, onAgain }: { result: ImportResult; onAgain: () => void }) {
  const t = useTranslations('data.import');
  const words = useTranslations('landing');
  const trpc = useTRPC();
  const format = useFormat();
  const label = useLabel();
  const mayDraw = useCan('segment.draft');
  const tables = useQuery(trpc.catalog.tables.queryOptions());
  const readers = useQuery(trpc.catalog.readers.queryOptions({ table: result.table }));
  const table = tables.data?.find(({ key }) => key === result.table);
  const name = table ? label(table.label) : result.table;
  const isFirst = tables.data?.every(({ kind }) => kind === 'customer') ?? false;
  const facts = [
    { key: 'new', label: t('new'), value: format.number(result.new) },
    { key: 'changed', label: t('changed'), value: format.number(result.changed) },
    ...(result.mode === 'update'
      ? []
      : [{ key: 'removed', label: words('check.removed'), value: format.number(result.removed) }]),
    { key: 'unchanged', label: t('unchanged'), value: format.number(result.unchanged) },
    {
      key: 'bad',
      label: t('setAsideTitle'),
      value: format.number(result.bad),
      ...(result.bad > 0 && { tone: 'warn' as const }),
    },
  ];
  return (
    <>
      <Section
        title={t('done.title', { table: name })}
        subtitle={t('done.body', { customers: result.customers })}
      >
        <Facts facts={facts} />
        {result.completeThrough && (
          <p>{t('done.through', { moment: format.instant(result.completeThrough) })}</p>
        )}
        {readers.data !== undefined && (
          <p className={classes.quiet}>{t('readers', { count: readers.data, table: name })}</p>
        )}
        <Group gap={8} mt={16}>
          {isFirst ? (
            <Button onClick={onAgain}>{t('done.activity')}</Button>
          ) : mayDraw ? (
            <Button component={Link} href="/segments/new">
              {t('done.rule')}
            </Button>
          ) : null}
          <Button
            component={Link}
            variant="default"
            href={`/data/${encodeURIComponent(result.table)}`}
          >
            {t('done.table')}
          </Button>
          {result.new + result.changed + result.removed > 0 && (
            <UndoImport
              run={{
                ...result,
                id: result.importId,
                fileName: result.fileName,
                isOfCustomers: result.table === 'customers',
              }}
            >
              {words('undo.this')}
            </UndoImport>
          )}
          {!isFirst && (
            <Button variant="subtle" color="gray" onClick={onAgain}>
              {t('done.more')}
            </Button>
          )}
        </Group>
      </Section>
      {result.bad > 0 && (
        <Section
          title={t('setAsideTitle')}
          subtitle={t('setAsideBody')}
          divided
          actions={
            <Button
              component="a"
              variant="default"
              href={`/api/import/${result.importId}/bad-rows`}
              leftSection={<IconDownload size={14} aria-hidden="true" />}
            >
              {t('done.download')}
            </Button>
          }
        >
          <BadRows rows={result.badRows.slice(0, 50)} />
        </Section>
      )}
    </>
  );
}
