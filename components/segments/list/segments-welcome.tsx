'use client';

import { IconDatabase, IconPencil } from '@tabler/icons-react';
import type { inferRouterOutputs } from '@trpc/server';
import { useLocale, useTranslations } from 'next-intl';
import { LookAtDemo } from '@/components/demo/look-at-demo';
import { useCan, useFormat } from '@/components/shell/workspace';
import { LinkButton } from '@/components/ui/link-button';
import { Page } from '@/components/ui/page';
import type { AppRouter } from '@/server/trpc/app-router';
import classes from '../segments.module.css';
import { Layers } from './layers';
import { WelcomeTemplates } from './welcome-templates';

type Facts = inferRouterOutputs<AppRouter>['segments']['facts'];

/** The page before the first segment: what is in, and the one next step. */
export function SegmentsWelcome({ facts }: { readonly facts: Facts }) {
  const t = useTranslations('segments');
  const format = useFormat();
  const chinese = useLocale() === 'zh-CN';
  const mayDraft = useCan('segment.draft');
  const mayImport = useCan('data.import');
  const hasCustomers = facts.tables.some(({ kind }) => kind === 'customer');
  const tables = facts.tables
    .map(({ label, rows }) => `${format.number(rows)} ${chinese ? label.zh : label.en}`)
    .join(chinese ? '、' : ', ');
  return (
    <Page
      crumbs={[{ label: t('title') }]}
      title={t('title')}
      subtitle={hasCustomers ? t('welcome.in', { tables }) : t('welcome.nothingIn')}
    >
      <div className={classes.welcome}>
        <div>
          <h2>{t('welcome.title')}</h2>
          <p>{t('welcome.body')}</p>
          {hasCustomers && mayDraft ? <WelcomeTemplates /> : null}
          <div className={classes.welcomeActions}>
            {hasCustomers && mayDraft ? (
              <LinkButton
                variant="filled"
                href="/segments/new"
                leftSection={<IconPencil size={15} aria-hidden />}
              >
                {t('welcome.draw')}
              </LinkButton>
            ) : null}
            {!hasCustomers && mayImport ? (
              <LinkButton
                variant="filled"
                href="/data"
                leftSection={<IconDatabase size={15} aria-hidden />}
              >
                {t('welcome.import')}
              </LinkButton>
            ) : null}
            {(hasCustomers ? mayDraft : mayImport) ? null : t('welcome.askOthers')}
            <LookAtDemo />
          </div>
        </div>
        <Layers />
      </div>
    </Page>
  );
}
