'use client';

import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan, useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import { ExportMenu } from '@/components/ui/export-menu';
import { Page } from '@/components/ui/page';
import { Section } from '@/components/ui/section';
import { TableSkeleton } from '@/components/ui/skeletons';
import { FieldEditor } from './field-editor';
import { ImportList } from './import-list';
import { useFieldColumns } from './use-field-columns';
import { useLabel } from './use-label';

/** One table: its fields with what they hold, and every import that brought rows. */
export function TablePage({ table }: { table: string }) {
  const t = useTranslations('data');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const format = useFormat();
  const label = useLabel();
  const mayImport = useCan('data.import');
  const { data, error, refetch } = useQuery(trpc.catalog.table.queryOptions({ table }));
  const [edited, setEdited] = useState<string | null>(null);
  const columns = useFieldColumns(data?.rows ?? 0, setEdited);
  const field = data?.fields.find(({ key }) => key === edited) ?? null;
  const name = data ? label(data.label) : table;
  return (
    <Page
      crumbs={[{ label: t('title'), href: '/data' }, { label: name }]}
      title={name}
      subtitle={
        data &&
        t('table.subtitle', {
          count: data.rows,
          rows: format.number(data.rows),
          fields: data.fields.length,
        })
      }
      actions={
        mayImport &&
        data && (
          <Button
            component={Link}
            href={`/data/import?into=${encodeURIComponent(data.key)}`}
            leftSection={<IconUpload size={14} aria-hidden="true" />}
          >
            {t('table.import')}
          </Button>
        )
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <TableSkeleton rows={7} columns={6} label={ui('loading')} />
      ) : (
        <>
          <Section
            title={t('table.fields')}
            actions={<ExportMenu list="fields" query={{ table }} />}
          >
            <DataTable
              label={t('table.fields')}
              columns={columns}
              rows={data.fields}
              rowKey={({ key }) => key}
            />
          </Section>
          <Section
            title={t('table.imports')}
            actions={<ExportMenu list="imports" query={{ table }} />}
            divided
          >
            <ImportList imports={data.imports} />
          </Section>
        </>
      )}
      {field && (
        <FieldEditor key={field.key} table={table} field={field} onClose={() => setEdited(null)} />
      )}
    </Page>
  );
}
