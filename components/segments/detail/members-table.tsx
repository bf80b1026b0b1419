'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { pointWord } from '@/components/charts/axis-words';
import { useCan, useFormat } from '@/components/shell/workspace';
import { type Column, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { TableSkeleton } from '@/components/ui/skeletons';
import type { Member } from '../segment-types';
import classes from './detail.module.css';
import type { MembersQuery } from './use-members';
import { useValueWords } from './value-words';

type Props = { readonly query: MembersQuery; readonly nothing?: string };

/** The loaded members, each a door to the customer. */
export function MembersTable({ query: { pages, key, fields, moved }, nothing }: Props) {
  const t = useTranslations('segments');
  const loading = useTranslations('ui')('loading');
  const format = useFormat();
  const router = useRouter();
  const mayOpen = useCan('customer.read');
  const values = useValueWords();
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  if (!pages.data) return <TableSkeleton label={loading} rows={8} columns={6} />;
  const members = pages.data.pages.flatMap((page) => page.members);
  if (members.length === 0) return <EmptyState title={nothing ?? t('nobody')} />;
  const columns: Column<Member>[] = [
    {
      key: 'key',
      header: key ? values.label(key) : t('customer'),
      phone: 'title',
      cell: (member) =>
        member.key !== null && mayOpen ? (
          <Link className={classes.person} href={customerHref(member)}>
            {member.key}
          </Link>
        ) : (
          <span className={classes.person}>{member.key ?? t('goneFromData')}</span>
        ),
    },
    ...fields.map(
      (field, index): Column<Member> => ({
        key: field.key,
        header: values.label(field),
        numeric: values.isNumeric(field),
        phone: index === 0 ? 'detail' : 'hidden',
        cell: (member) => values.value(field, member.values[index] ?? null),
      }),
    ),
    {
      key: 'since',
      header: moved === null ? t('inSince') : t(`receipt.${moved}`),
      phone: 'figure',
      cell: (member) =>
        member.moved ? pointWord(member.moved.at, format) : format.dayOf(member.enteredAt),
    },
    {
      key: 'cause',
      header: moved === 'left' ? t('movers.leftBy') : t('enteredBy'),
      phone: 'detail',
      cell: (member) => t(`causeNames.${member.moved?.cause ?? member.enteredCause}`),
    },
  ];
  return (
    <DataTable
      label={t('members')}
      columns={columns}
      rows={members}
      rowKey={({ customerId, moved: move }) => `${customerId}${move?.at ?? ''}`}
      refreshing={pages.isPlaceholderData}
      onOpen={
        mayOpen ? (member) => member.key !== null && router.push(customerHref(member)) : undefined
      }
    />
  );
}

const customerHref = ({ key }: Member): string => `/customers/${encodeURIComponent(key ?? '')}`;
