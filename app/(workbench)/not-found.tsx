import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';

export default async function NotFound() {
  const t = await getTranslations('shell');
  const title = t('notFound.title');
  return (
    <Page crumbs={[{ label: title }]} title={title}>
      <EmptyState title={title} action={<Link href="/">{t('notFound.back')}</Link>}>
        {t('notFound.body')}
      </EmptyState>
    </Page>
  );
}
