'use client';

import { IconArrowRight, IconTemplate } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { fittingTemplates } from '@/components/rule-builder/model/templates';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC, useTRPCClient } from '@/components/trpc/trpc';
import { type Language, labelOf } from '@/server/domain/rule/sentence/words';
import classes from '../segments.module.css';

/** Rules to start from that fit the imported tables, each with its count of today. */
export function WelcomeTemplates() {
  const t = useTranslations('segments.welcome');
  const builder = useTranslations('builder.new.templates');
  const format = useFormat();
  const language = useLocale() as Language;
  const client = useTRPCClient();
  const setting = useQuery(useTRPC().preview.setting.queryOptions());
  const templates = setting.data ? fittingTemplates(setting.data.catalog) : [];
  const counts = useQueries({
    queries: templates.map(({ key, rule }) => ({
      queryKey: ['template-count', key],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.preview.rule.mutate({ rule }, { signal }),
    })),
  });
  if (templates.length === 0) return null;
  return (
    <ul className={classes.templates}>
      {templates.map(({ key, table, field }, index) => (
        <li key={key}>
          <Link href={`/segments/new?template=${key}`}>
            <IconTemplate size={17} stroke={1.7} aria-hidden />
            <span className={classes.templateWords}>
              <b>{builder(`${key}.name`)}</b>
              <span>
                {builder(`${key}.what`, {
                  table: table ? labelOf(table, language) : '',
                  field: field ? labelOf(field, language) : '',
                })}
              </span>
            </span>
            <span className={classes.templateCount}>
              <b>{format.number(counts[index]?.data?.count ?? null)}</b> {t('customers')}
            </span>
            <IconArrowRight size={15} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}
