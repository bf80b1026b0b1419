import { headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { requestContext } from '@/app/session';
import { visitorLocale } from '@/server/trpc/context';
import { loadMessages } from './messages';

export default getRequestConfig(async () => {
  const locale = await requestContext().then(
    (ctx) => ctx.locale,
    async () => visitorLocale(await headers()),
  );
  return { locale, messages: await loadMessages(locale), timeZone: 'UTC' };
});
