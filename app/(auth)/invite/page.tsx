import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AuthCard } from '@/components/auth/auth-card';
import { InviteForm } from '@/components/auth/invite-form';
import { VisitorSwitches } from '@/components/auth/visitor-switches';
import { trpcCaller } from '../../trpc-server';

type Props = { readonly searchParams: Promise<{ code?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('invite.title') };
}

export default async function InvitePage({ searchParams }: Props) {
  const { code } = await searchParams;
  const asked = typeof code === 'string' ? code : '';
  const invitation = await (await trpcCaller()).session.invitation({ code: asked });
  const [t, shell] = await Promise.all([getTranslations('auth.invite'), getTranslations('shell')]);
  const foot = <VisitorSwitches />;
  if (!invitation) {
    return <AuthCard title={t('expiredTitle')} subtitle={t('expiredBody')} foot={foot} />;
  }
  const { email, role } = invitation;
  const subtitle = t('subtitle', { email, role: shell(`roles.${role}`) });
  return (
    <AuthCard title={t('title')} subtitle={subtitle} foot={foot}>
      <InviteForm code={asked} />
    </AuthCard>
  );
}
