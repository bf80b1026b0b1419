'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { inferProcedureOutput } from '@trpc/server';
import { NoPermission } from '@/components/ui/no-permission';
import { Page } from '@/components/ui/page';
import type { Language } from '@/server/domain/rule/sentence/words';
import type { AppRouter } from '@/server/trpc/app-router';
import { SentenceText } from './sentence-panel';
import classes from './sentence-panel.module.css';

export type RuleInWordsProps = {
  readonly id: string;
  readonly name: string;
  /** The published rule, told; null while none is published. */
  readonly told: inferProcedureOutput<AppRouter['preview']['sentence']> | null;
};

/** The rule page of those who may read a segment but not open its rule: the published rule in words. */
export function RuleInWords({ id, name, told }: RuleInWordsProps) {
  const t = useTranslations('builder');
  const language = useLocale() as Language;
  const here = told?.told[language];
  return (
    <Page
      crumbs={[
        { label: t('segments'), href: '/segments' },
        { label: name, href: `/segments/${id}` },
        { label: t('crumb') },
      ]}
      title={name}
    >
      <NoPermission
        title={t('noPermission.title')}
        action={
          <Button component={Link} href={`/segments/${id}`} variant="default">
            {t('noPermission.back')}
          </Button>
        }
      >
        {t('noPermission.body')}
      </NoPermission>
      {here && (
        <section className={classes.panel} aria-label={t('sentence.title')}>
          <h2 className={classes.label}>{t('sentence.title')}</h2>
          <SentenceText tokens={here.sentence.tokens} language={language} />
          <ul className={classes.windows}>
            {here.windows.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
