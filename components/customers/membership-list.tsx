'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import { useCan, useFormat } from '@/components/shell/workspace';
import { type Column, DataTable } from '@/components/ui/data-table';
import type { Customer } from './customer-page';
import classes from './customers.module.css';

type Stay = Customer['stays'][number];

/** Every stay in a segment, those that last first. */
export function MembershipList({ stays }: { stays: readonly Stay[] }) {
  const t = useTranslations('customers');
  const format = useFormat();
  const label = useLabel();
  const maySee = useCan('segment.read');
  if (stays.length === 0) return <p className={classes.quiet}>{t('noMemberships')}</p>;
  const columns: readonly Column<Stay>[] = [
    {
      key: 'segment',
      header: t('segment'),
      phone: 'title',
      cell: ({ segmentId, name }) =>
        maySee ? (
          <Link className={classes.key} href={`/segments/${segmentId}`}>
            {label(name)}
          </Link>
        ) : (
          label(name)
        ),
    },
    {
      key: 'since',
      header: t('since'),
      phone: 'detail',
      cell: ({ enteredAt }) => format.dayOf(enteredAt),
    },
    {
      key: 'until',
      header: t('until'),
      phone: 'figure',
      cell: ({ leftAt }) => (leftAt === null ? t('stillIn') : format.dayOf(leftAt)),
    },
  ];
  return (
    <DataTable
      label={t('memberships')}
      columns={columns}
      rows={stays}
      rowKey={({ segmentId, enteredAt }) => `${segmentId} ${enteredAt}`}
    />
  );
}
