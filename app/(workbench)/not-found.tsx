import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Page } from '@/components/ui/page';

export default async function NotFound() {
  const t = await getTranslations('shell');
  const heading = t('notFound.heading');
  return (
    <Page crumbs={[{ label: heading }]} title={heading}>
      <EmptyState
        title={t('notFound.title')}
        action={<LinkButton href="/">{t('notFound.back')}</LinkButton>}
      >
        {t('notFound.body')}
      </EmptyState>
    </Page>
  );
}
