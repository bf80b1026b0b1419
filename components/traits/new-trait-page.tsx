'use client';

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferProcedureOutput } from '@trpc/server';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { problemsOf } from '@/components/trpc/problems';
import { useTRPC } from '@/components/trpc/trpc';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { Page } from '@/components/ui/page';
import { FormSkeleton } from '@/components/ui/skeletons';
import type { AppRouter } from '@/server/trpc/app-router';
import { TraitEditor } from './trait-editor';
import { TraitPanel } from './trait-panel';
import { useTraitDraft } from './use-trait-draft';

type Setting = inferProcedureOutput<AppRouter['preview']['setting']>;

/** Makes a trait; its values show while it is drawn. */
export function NewTraitPage() {
  const t = useTranslations('traits');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const setting = useQuery(trpc.preview.setting.queryOptions());
  const crumbs = useCrumbs();
  if (setting.data) return <NewTrait setting={setting.data} />;
  const hasNone = problemsOf(setting.error)[0]?.code === 'NO_CUSTOMERS';
  return (
    <Page crumbs={crumbs} title={t('newTitle')}>
      {hasNone ? (
        <EmptyState
          title={t('noCustomers.title')}
          action={<LinkButton href="/data">{t('noCustomers.import')}</LinkButton>}
        >
          {t('noCustomers.body')}
        </EmptyState>
      ) : setting.error ? (
        <ErrorState error={setting.error} onRetry={() => void setting.refetch()} />
      ) : (
        <FormSkeleton label={ui('loading')} />
      )}
    </Page>
  );
}

function useCrumbs() {
  const t = useTranslations('traits');
  return [
    { label: t('data'), href: '/data' },
    { label: t('title'), href: '/data/traits' },
    { label: t('newTitle') },
  ];
}

const nameless = { en: '', zh: '', unit: '', description: '' };

function NewTrait({ setting: { catalog, currency } }: { readonly setting: Setting }) {
  const t = useTranslations('traits');
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  const crumbs = useCrumbs();
  const edited = useTraitDraft(catalog, { key: null, names: nameless, definition: null });
  const { names, definition, draft, preview, complete, isNameless } = edited;
  const [tried, setTried] = useState(false);
  const create = useMutation(
    trpc.traits.create.mutationOptions({
      onSuccess: ({ key }) => {
        void queries.invalidateQueries({ queryKey: trpc.traits.pathKey() });
        void queries.invalidateQueries({ queryKey: trpc.preview.setting.queryKey() });
        router.push(`/data/traits/${encodeURIComponent(key)}`);
      },
    }),
  );
  const save = () => {
    setTried(true);
    if (isNameless) return;
    const { en, zh, unit, description } = names;
    create.mutate({ name: { en, zh }, unit, description, definition });
  };
  return (
    <Page
      crumbs={crumbs}
      title={t('newTitle')}
      actions={
        <Button
          disabled={!complete || preview.kind === 'refused'}
          loading={create.isPending || create.isSuccess}
          onClick={save}
        >
          {t('create')}
        </Button>
      }
      panelWidth={400}
      panelLabel={t('panel.distribution')}
      panel={<TraitPanel {...{ catalog, currency, definition, preview }} unit={names.unit} />}
    >
      <TraitEditor
        {...{ catalog, currency, names, draft, preview }}
        ownKey={null}
        disabled={false}
        nameless={tried && isNameless}
        onNames={edited.setNames}
        onDraft={edited.setDraft}
      />
      {create.error && <ErrorState error={create.error} />}
    </Page>
  );
}
