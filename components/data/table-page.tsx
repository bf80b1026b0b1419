'use client';

import { Button } from '@mantine/core';
import { IconSettings, IconUpload } from '@tabler/icons-react';
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
import type { TableDetail } from './data-types';
import { DistributionPanel } from './distribution/distribution-panel';
import { FieldEditor } from './field-editor';
import { ImportList } from './import-list';
import { TableSettings } from './table-settings';
import { useFieldColumns } from './use-field-columns';
import { useFreshness } from './use-freshness';
import { useLabel } from './use-label';

/** One table: its fields with what they hold, and every import that brought rows. */
export function TablePage({ table }: { table: string }) {
  const t = useTranslations('data');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const format = useFormat();
  const label = useLabel();
  const words = useTranslations('catalog.table');
  const fresh = useFreshness();
  const mayImport = useCan('data.import');
  const mayEdit = useCan('catalog.edit');
  const { data, error, refetch } = useQuery(trpc.catalog.table.queryOptions({ table }));
  const [panel, setPanel] = useState<OpenPanel | null>(null);
  const columns = useFieldColumns(
    data ?? { rows: 0, toOnes: [] },
    (field) => setPanel({ kind: 'edit', field }),
    (field) => setPanel({ kind: 'distribution', field }),
  );
  const name = data ? label(data.label) : table;
  return (
    <Page
      crumbs={[{ label: t('title'), href: '/data' }, { label: name }]}
      title={name}
      subtitle={
        data && (
          <>
            {t('table.subtitle', {
              count: data.rows,
              rows: format.number(data.rows),
              fields: data.fields.length,
            })}
            {data.kind !== 'toOne' && ` · ${fresh.sentence(data)}`}
          </>
        )
      }
      actions={
        data && (
          <>
            {mayEdit && (
              <Button
                variant="default"
                leftSection={<IconSettings size={14} aria-hidden="true" />}
                onClick={() => setPanel({ kind: 'settings' })}
              >
                {words('settings')}
              </Button>
            )}
            {mayImport && (
              <Button
                component={Link}
                href={`/data/import?into=${encodeURIComponent(data.key)}`}
                leftSection={<IconUpload size={14} aria-hidden="true" />}
              >
                {t('table.import')}
              </Button>
            )}
          </>
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
              onOpen={({ key }) => setPanel({ kind: 'distribution', field: key })}
            />
          </Section>
          <Section
            title={t('table.imports')}
            actions={<ExportMenu list="imports" query={{ table }} />}
            divided
          >
            <ImportList table={data.key} />
          </Section>
        </>
      )}
      {data && panel && <TablePanel table={data} panel={panel} onClose={() => setPanel(null)} />}
    </Page>
  );
}

type OpenPanel =
  | { readonly kind: 'settings' }
  | { readonly kind: 'edit' | 'distribution'; readonly field: string };

type PanelProps = {
  readonly table: TableDetail;
  readonly panel: OpenPanel;
  readonly onClose: () => void;
};

function TablePanel({ table, panel, onClose }: PanelProps) {
  if (panel.kind === 'settings') return <TableSettings table={table} onClose={onClose} />;
  const field = table.fields.find(({ key }) => key === panel.field);
  if (!field) return null;
  return panel.kind === 'edit' ? (
    <FieldEditor key={field.key} table={table} field={field} onClose={onClose} />
  ) : (
    <DistributionPanel key={field.key} table={table.key} field={field} onClose={onClose} />
  );
}
