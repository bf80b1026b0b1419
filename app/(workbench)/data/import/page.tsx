import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { ImportPage } from '@/components/data/import/import-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('data.import'))('title') };
}

export default async function ImportRoute() {
  await requirePermission('data.import');
  return <ImportPage />;
}
