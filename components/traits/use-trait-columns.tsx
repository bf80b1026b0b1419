'use client';

import { Skeleton } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { Column } from '@/components/ui/data-table';
import { StateTag } from '@/components/ui/state-tag';
import { Tag } from '@/components/ui/tag';
import { DistributionBars } from './distribution-bars';
import type { Distributed, ListedTrait } from './trait-types';
import classes from './traits.module.css';
import { useTraitWords } from './use-trait-words';

const bars = { width: 132, height: 26 };

/** The columns of the list of traits. */
export function useTraitColumns(
  found: Readonly<Record<string, Distributed>>,
  pending: boolean,
): Column<ListedTrait>[] {
  const t = useTranslations('traits');
  const types = useTranslations('builder.field');
  const format = useFormat();
  const words = useTraitWords();
  return [
    {
      ...{ key: 'name', header: t('columns.name'), phone: 'title' },
      cell: (trait) => (
        <>
          <Link href={`/data/traits/${encodeURIComponent(trait.key)}`} className={classes.name}>
            {words.name(trait.name)}
          </Link>{' '}
          {trait.archivedAt && <Tag>{t('archived')}</Tag>}
          {trait.type === null && <StateTag tone="bad">{t('lost')}</StateTag>}
          <span className={classes.told}>{words.told(trait.told)}</span>
        </>
      ),
    },
    {
      ...{ key: 'unit', header: t('columns.unit'), phone: 'detail' },
      cell: ({ unit, type }) => words.unit(unit) || (type ? types(type) : '–'),
    },
    {
      ...{ key: 'bars', header: t('columns.distribution'), phone: 'figure' },
      cell: ({ key, unit, name }) => {
        const distribution = found[key]?.distribution;
        if (distribution)
          return (
            <DistributionBars
              {...{ distribution, unit, ...bars }}
              label={t('distribution.of', { name: words.name(name) })}
            />
          );
        return pending ? <Skeleton {...bars} radius="xs" /> : '–';
      },
    },
    {
      ...{ key: 'filled', header: t('columns.filled'), numeric: true, phone: 'hidden' },
      cell: ({ key }) => {
        const counts = found[key];
        return counts ? format.shareOf(counts.total - counts.missing, counts.total, 0) : '–';
      },
    },
    {
      ...{ key: 'used', header: t('columns.used'), phone: 'detail' },
      cell: ({ usedBy: { segments, traits } }) =>
        [
          ...(segments > 0 ? [t('used', { segments })] : []),
          ...(traits > 0 ? [t('usedByTraits', { traits })] : []),
        ].join(' · ') || '–',
    },
    {
      ...{ key: 'owner', header: t('columns.owner'), phone: 'hidden' },
      cell: ({ owner }) => owner?.name || '–',
    },
    {
      ...{ key: 'changed', header: t('columns.changed'), phone: 'hidden' },
      cell: ({ updatedAt }) => format.dayOf(updatedAt),
    },
  ];
}
