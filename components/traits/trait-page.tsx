'use client';

import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferProcedureOutput } from '@trpc/server';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { problemsOf } from '@/components/trpc/problems';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { Page } from '@/components/ui/page';
import { FormSkeleton } from '@/components/ui/skeletons';
import { StateTag } from '@/components/ui/state-tag';
import { Tag } from '@/components/ui/tag';
import { useCan } from '@/components/shell/workspace';
import type { AppRouter } from '@/server/trpc/app-router';
import { TraitEditor } from './trait-editor';
import { TraitMenu } from './trait-menu';
import { TraitPanel } from './trait-panel';
import type { TraitDetail } from './trait-types';
import { TraitUsers } from './trait-users';
import { TraitVersions } from './trait-versions';
import { useSaveTrait } from './use-save-trait';
import { useTraitDraft } from './use-trait-draft';
import { useTraitWords } from './use-trait-words';
import { VersionNote } from './version-note';

type Setting = inferProcedureOutput<AppRouter['preview']['setting']>;

/** One trait: its definition and values, who uses it, how it was defined before. */
export function TraitPage({ traitKey }: { readonly traitKey: string }) {
  const t = useTranslations('traits');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const trait = useQuery({
    ...trpc.traits.get.queryOptions({ key: traitKey }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const setting = useQuery(trpc.preview.setting.queryOptions());
  const error = trait.error ?? setting.error;
  if (trait.data && setting.data)
    return <Trait key={trait.data.revision} trait={trait.data} setting={setting.data} />;
  return (
    <Page
      crumbs={[
        { label: t('data'), href: '/data' },
        { label: t('title'), href: '/data/traits' },
        { label: traitKey },
      ]}
      title={traitKey}
    >
      {error ? (
        <ErrorState
          error={error}
          onRetry={() => void Promise.all([trait.refetch(), setting.refetch()])}
        />
      ) : (
        <FormSkeleton label={ui('loading')} />
      )}
    </Page>
  );
}

type TraitProps = { readonly trait: TraitDetail; readonly setting: Setting };

function Trait({ trait, setting: { catalog, currency } }: TraitProps) {
  const t = useTranslations('traits');
  const words = useTraitWords();
  const mayEdit = useCan('trait.edit') && trait.archivedAt === null;
  const { key, name, unit, description } = trait;
  const edited = useTraitDraft(catalog, {
    ...{ key, definition: trait.definition },
    names: { ...name, unit, description },
  });
  const { names, draft, definition, preview, complete, isNameless } = edited;
  const isRedefined = edited.text !== JSON.stringify(trait.definition);
  const isChanged =
    isRedefined ||
    names.en !== name.en ||
    names.zh !== name.zh ||
    names.unit !== unit ||
    names.description !== description;
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const save = useSaveTrait(trait);
  const submit = () => {
    setTried(true);
    if (isNameless) return;
    const { en, zh } = names;
    save.mutate({
      ...{ id: trait.id, revision: trait.revision, name: { en, zh }, note },
      ...{ unit: names.unit, description: names.description },
      ...(isRedefined && { definition }),
    });
  };
  return (
    <Page
      crumbs={[
        { label: t('data'), href: '/data' },
        { label: t('title'), href: '/data/traits' },
        { label: words.name(name) },
      ]}
      title={words.name(name)}
      tags={
        <>
          <Tag>v{trait.version}</Tag>
          {trait.archivedAt && <Tag>{t('archived')}</Tag>}
          {trait.problems.length > 0 && (
            <StateTag tone="bad" filled title={trait.problems[0]?.message}>
              {t('lost')}
            </StateTag>
          )}
        </>
      }
      subtitle={t('keyLine', { key, owner: trait.owner?.name || 'none' })}
      actions={
        <>
          <TraitMenu trait={trait} />
          {mayEdit && (
            <Button
              disabled={!isChanged || !complete || preview.kind === 'refused'}
              loading={save.isPending}
              onClick={submit}
            >
              {isRedefined ? t('saveVersion', { version: trait.version + 1 }) : t('save')}
            </Button>
          )}
        </>
      }
      panelWidth={400}
      panelLabel={t('panel.distribution')}
      panel={<TraitPanel {...{ catalog, currency, definition, preview }} unit={names.unit} />}
    >
      {save.error && <SaveRefused error={save.error} traitKey={key} />}
      <TraitEditor
        {...{ catalog, currency, names, draft, preview }}
        ownKey={key}
        disabled={!mayEdit}
        nameless={tried && isNameless}
        onNames={edited.setNames}
        onDraft={edited.setDraft}
      />
      {isRedefined && mayEdit && <VersionNote note={note} users={trait.usedBy} onNote={setNote} />}
      <TraitUsers trait={trait} />
      <TraitVersions trait={trait} />
    </Page>
  );
}

function SaveRefused({ error, traitKey }: { readonly error: unknown; readonly traitKey: string }) {
  const t = useTranslations('traits');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const isConflict = problemsOf(error)[0]?.code === 'CONFLICT';
  const takeTheirs = () =>
    void queries.resetQueries({ queryKey: trpc.traits.get.queryKey({ key: traitKey }) });
  return (
    <ErrorState
      error={error}
      holds={t('notSaved')}
      action={
        isConflict && (
          <Button variant="default" onClick={takeTheirs}>
            {t('showTheirs')}
          </Button>
        )
      }
    />
  );
}
