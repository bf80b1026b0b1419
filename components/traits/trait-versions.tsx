'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { Tag } from '@/components/ui/tag';
import type { TraitDetail } from './trait-types';
import classes from './traits.module.css';
import { useTraitWords } from './use-trait-words';

type Version = TraitDetail['versions'][number];

/** How a trait was defined, newest first. */
export function TraitVersions({ trait }: { readonly trait: TraitDetail }) {
  const t = useTranslations('traits');
  const format = useFormat();
  const words = useTraitWords();
  const columns: Column<Version>[] = [
    {
      ...{ key: 'version', header: t('version.number'), phone: 'title' },
      cell: ({ version }) => (
        <span className={classes.version}>
          v{version}
          {version === trait.version && <Tag>{t('version.inForce')}</Tag>}
        </span>
      ),
    },
    {
      ...{ key: 'told', header: t('version.definition'), phone: 'detail' },
      cell: ({ told }) => <span className={classes.toldVersion}>{words.told(told)}</span>,
    },
    {
      ...{ key: 'note', header: t('version.note'), phone: 'detail' },
      cell: ({ note }) => note || '–',
    },
    {
      ...{ key: 'by', header: t('version.by'), phone: 'hidden' },
      cell: ({ changedBy }) => changedBy,
    },
    {
      ...{ key: 'at', header: t('version.at'), phone: 'figure' },
      cell: ({ changedAt }) => format.instant(changedAt),
    },
  ];
  return (
    <Section title={t('versions')} divided>
      <DataTable
        label={t('versions')}
        columns={columns}
        rows={trait.versions}
        rowKey={({ version }) => String(version)}
      />
    </Section>
  );
}
