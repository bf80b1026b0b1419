import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { ThemeRoot } from '@/components/theme/theme-root';
import { TrpcRoot } from '@/components/trpc/trpc-root';
import './globals.css';
import { requestContext } from './session';

export const metadata: Metadata = {
  title: { default: 'Stratum', template: '%s · Stratum' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#F4F4F1' },
    { media: '(prefers-color-scheme: dark)', color: '#101114' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, nonce, { workspace }] = await Promise.all([
    getLocale(),
    getMessages(),
    headers().then((all) => all.get('x-nonce') ?? undefined),
    requestContext(),
  ]);
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
          <ThemeRoot>
            <TrpcRoot workspace={workspace}>
              <NuqsAdapter>{children}</NuqsAdapter>
            </TrpcRoot>
          </ThemeRoot>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
