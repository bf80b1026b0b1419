import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { DuplicatesPage } from '@/components/duplicates/duplicates-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duplicates'))('title') };
}

export default async function DuplicatesRoute() {
  await requirePermission('customer.merge');
  return <DuplicatesPage />;
}
