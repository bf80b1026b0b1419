import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Page } from '@/components/ui/page';

export default async function NotFound() {
  const t = await getTranslations('shell');
  const title = t('notFound.title');
  return (
    <Page crumbs={[{ label: title }]} title={title}>
      <EmptyState title={title} action={<LinkButton href="/">{t('notFound.back')}</LinkButton>}>
        {t('notFound.body')}
      </EmptyState>
    </Page>
  );
}
