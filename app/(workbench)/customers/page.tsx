import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { CustomersPage } from '@/components/customers/customers-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('title') };
}

export default async function CustomersRoute() {
  await requirePermission('customer.read');
  return <CustomersPage />;
}
