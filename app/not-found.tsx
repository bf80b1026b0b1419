import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/auth/auth-card';

export default async function NotFound() {
  const t = await getTranslations('shell.notFound');
  return (
    <AuthCard title={t('title')} subtitle={t('body')}>
      <Link href="/">{t('back')}</Link>
    </AuthCard>
  );
}
