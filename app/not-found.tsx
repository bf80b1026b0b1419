import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/auth/auth-card';
import { LinkButton } from '@/components/ui/link-button';

export default async function NotFound() {
  const t = await getTranslations('shell.notFound');
  return (
    <AuthCard title={t('title')} subtitle={t('body')}>
      <LinkButton href="/">{t('back')}</LinkButton>
    </AuthCard>
  );
}
