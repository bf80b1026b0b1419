import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/auth/auth-card';
import { SetupCodeForm } from '@/components/auth/setup-code-form';
import { SetupForm } from '@/components/auth/setup-form';
import { VisitorSwitches } from '@/components/auth/visitor-switches';
import { trpcCaller } from '../../trpc-server';

type Props = { readonly searchParams: Promise<{ code?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('setup.title') };
}

export default async function SetupPage({ searchParams }: Props) {
  const { code } = await searchParams;
  const asked = typeof code === 'string' ? code : null;
  const { state, zones, hostZone } = await (await trpcCaller()).session.setup({ code: asked });
  if (state === 'closed') notFound();
  const t = await getTranslations('auth.setup');
  const foot = <VisitorSwitches />;
  if (asked === null) {
    return (
      <AuthCard title={t('title')} subtitle={t('subtitle')} foot={foot}>
        <SetupCodeForm />
      </AuthCard>
    );
  }
  if (state === 'expired') {
    return (
      <AuthCard title={t('expiredTitle')} subtitle={t('expiredBody')} foot={foot}>
        <SetupCodeForm />
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t('title')} subtitle={t('subtitle')} foot={foot}>
      <SetupForm code={asked} zones={zones} hostZone={hostZone} />
    </AuthCard>
  );
}
