import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/auth/auth-card';
import { SignInForm } from '@/components/auth/sign-in-form';
import { VisitorSwitches } from '@/components/auth/visitor-switches';
import { requestContext } from '../../session';
import { trpcCaller } from '../../trpc-server';
import { localPath } from './local-path';

type Props = { readonly searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signIn.title') };
}

export default async function SignInPage({ searchParams }: Props) {
  const next = localPath((await searchParams).next);
  const { viewer } = await requestContext();
  if (viewer) redirect(next);
  const { state } = await (await trpcCaller()).session.setup({ code: null });
  if (state !== 'closed') redirect('/setup');
  const t = await getTranslations('auth');
  return (
    <AuthCard title={t('signIn.title')} subtitle={t('signIn.subtitle')} foot={<VisitorSwitches />}>
      <SignInForm next={next} />
    </AuthCard>
  );
}
