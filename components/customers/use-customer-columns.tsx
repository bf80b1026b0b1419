'use client';

import type { inferRouterOutputs } from '@trpc/server';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import type { Column } from '@/components/ui/data-table';
import type { AppRouter } from '@/server/trpc/app-router';
import classes from './customers.module.css';
import { ShownValue } from './shown-value';

type CustomerList = inferRouterOutputs<AppRouter>['customers']['list'];
type Row = CustomerList['rows'][number];

/** The key, then the first fields of the catalog. */
export function useCustomerColumns(heads: CustomerList['columns']): readonly Column<Row>[] {
  const t = useTranslations('customers');
  const label = useLabel();
  return [
    {
      key: ' key',
      header: t('key'),
      phone: 'title',
      cell: ({ key }) => (
        <Link className={classes.key} href={`/customers/${encodeURIComponent(key)}`}>
          {key}
        </Link>
      ),
    },
    ...heads.map((head, index) => {
      const numeric = head.type === 'number' || head.type === 'money';
      return {
        key: head.key,
        header: label(head.label),
        numeric,
        phone:
          index === 0 ? ('figure' as const) : index < 3 ? ('detail' as const) : ('hidden' as const),
        cell: ({ values }: Row) => (
          <ShownValue value={values[index] ?? { kind: 'value', text: null }} type={head.type} />
        ),
      };
    }),
  ];
}
