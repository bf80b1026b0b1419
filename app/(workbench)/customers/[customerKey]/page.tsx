import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { HydrateQueries, prefetch, trpc } from '@/app/trpc-server';
import { CustomerPage } from '@/components/customers/customer-page';

type Props = { params: Promise<{ customerKey: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const key = decodeURIComponent((await params).customerKey);
  return { title: (await getTranslations('customers'))('name', { key }) };
}

export default async function CustomerRoute({ params }: Props) {
  await requirePermission('customer.read');
  const key = decodeURIComponent((await params).customerKey);
  await Promise.all([
    prefetch(trpc.customers.get.queryOptions({ key })),
    prefetch(trpc.customers.timeline.queryOptions({ key })),
  ]);
  return (
    <HydrateQueries>
      <CustomerPage customerKey={key} />
    </HydrateQueries>
  );
}
