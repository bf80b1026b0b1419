'use client';

import { Button, Radio, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { problemsOf } from '@/components/trpc/problems';
import { useTRPC } from '@/components/trpc/trpc';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import type { Label } from '@/server/domain/catalog/catalog';
import { type Language, labelOf } from '@/server/domain/rule/sentence/words';
import en from '@/messages/en/builder.json';
import zh from '@/messages/zh-CN/builder.json';
import { fittingTemplates, type Template } from './model/templates';
import classes from './new-segment.module.css';
import { RowSkeletons } from './rule-skeleton';

const blank = 'blank';
const nameOf = (key: Template['key']) => ({
  en: en.new.templates[key].name,
  zh: zh.new.templates[key].name,
});
const templateNames = { stopped: nameOf('stopped'), best: nameOf('best'), once: nameOf('once') };

/** Names a segment and chooses what its rule starts from. */
export function NewSegment({ start }: { start: string | null }) {
  const t = useTranslations('builder');
  const language = useLocale() as Language;
  const trpc = useTRPC();
  const router = useRouter();
  const setting = useQuery(trpc.preview.setting.queryOptions());
  const create = useMutation(
    trpc.segments.create.mutationOptions({
      onSuccess: ({ id }) => router.push(`/segments/${id}/rule`),
    }),
  );
  const [name, setName] = useState({ en: '', zh: '' });
  const [chosen, setChosen] = useState(start ?? blank);
  const [isNameless, setIsNameless] = useState(false);
  if (problemsOf(setting.error)[0]?.code === 'NO_CUSTOMERS')
    return (
      <EmptyState
        title={t('state.noCustomers')}
        action={
          <Button component={Link} href="/data">
            {t('new.importCustomers')}
          </Button>
        }
      >
        {t('state.noCustomersHint')}
      </EmptyState>
    );
  if (setting.error)
    return <ErrorState error={setting.error} onRetry={() => void setting.refetch()} />;
  if (!setting.data) return <RowSkeletons />;
  const templates = fittingTemplates(setting.data.catalog);
  const say = (label: Label | null) => (label ? labelOf(label, language) : '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = name.en.trim() === '' && name.zh.trim() === '';
    setIsNameless(isMissing);
    if (isMissing) return;
    const draft = templates.find((one) => one.key === chosen)?.rule;
    create.mutate({ name, ...(draft && { draft: JSON.parse(JSON.stringify(draft)) }) });
  };
  const choose = (key: string) => {
    setChosen(key);
    const names = Object.values(templateNames);
    const isUntouched = names.some((one) => one.en === name.en && one.zh === name.zh);
    const suggested = templateNames[key as keyof typeof templateNames];
    if (suggested && (isUntouched || (name.en === '' && name.zh === ''))) setName(suggested);
  };
  const [first, second] = language === 'en' ? (['en', 'zh'] as const) : (['zh', 'en'] as const);
  const field = (which: 'en' | 'zh') => (
    <TextInput
      key={which}
      label={t(`new.${which}`)}
      description={which === first ? undefined : t('new.oneIsEnough')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maxLength={120}
      value={name[which]}
      error={which === first && isNameless ? t('new.nameNeeded') : undefined}
      onChange={(event) => setName({ ...name, [which]: event.currentTarget.value })}
    />
  );
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.names}>
        {field(first)}
        {field(second)}
      </div>
      <Radio.Group label={t('new.start')} value={chosen} onChange={choose}>
        <div className={classes.choices}>
          <Radio value={blank} label={t('new.blank')} />
          {templates.map((one) => (
            <Radio
              key={one.key}
              value={one.key}
              label={
                <>
                  {t(`new.templates.${one.key}.name`)}
                  <span className={classes.what}>
                    {t(`new.templates.${one.key}.what`, {
                      table: say(one.table),
                      field: say(one.field),
                    })}
                  </span>
                </>
              }
            />
          ))}
        </div>
      </Radio.Group>
      {templates.length === 0 && <p className={classes.quiet}>{t('new.noTables')}</p>}
      {create.error && <ErrorState error={create.error} />}
      <div>
        <Button type="submit" loading={create.isPending || create.isSuccess}>
          {t('new.create')}
        </Button>
      </div>
    </form>
  );
}
