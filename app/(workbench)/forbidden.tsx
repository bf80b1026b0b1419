import { getTranslations } from 'next-intl/server';
import { NoPermission } from '@/components/ui/no-permission';
import { LinkButton } from '@/components/ui/link-button';
import { Page } from '@/components/ui/page';
import { requestContext } from '../session';
import { trpcCaller } from '../trpc-server';

export default async function Forbidden() {
  const t = await getTranslations('shell');
  const { viewer } = await requestContext();
  if (!viewer) return null;
  const names = await (await trpcCaller()).session.administrators();
  const heading = t('forbidden.heading');
  return (
    <Page crumbs={[{ label: heading }]} title={heading}>
      <NoPermission
        title={t('forbidden.title')}
        action={<LinkButton href="/">{t('forbidden.back')}</LinkButton>}
      >
        {t('forbidden.body', { role: t(`roles.${viewer.role}`), names: names.join(', ') })}
      </NoPermission>
    </Page>
  );
}
