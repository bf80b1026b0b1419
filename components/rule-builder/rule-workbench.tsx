'use client';

import type { inferProcedureOutput } from '@trpc/server';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useRef, useState } from 'react';
import { useCan } from '@/components/shell/workspace';
import type { Crumb } from '@/components/shell/top-bar';
import { Page } from '@/components/ui/page';
import { describeCondition } from '@/server/domain/rule/describe-rule';
import type { Rule } from '@/server/domain/rule/rule';
import { type Language, labelOf } from '@/server/domain/rule/sentence/words';
import type { AppRouter } from '@/server/trpc/app-router';
import { BuilderProvider, type BuilderValue, type FocusRequest } from './builder-context';
import { HeadActions, HeadTags } from './head';
import { isSameRule } from './model/is-same-rule';
import { placeProblems } from './model/place-problems';
import { placeVerdicts } from './model/place-verdicts';
import { toEditor } from './model/to-editor';
import { toRule } from './model/to-rule';
import { PublishDialog } from './publish-dialog';
import { ResultPanel } from './result/result-panel';
import { RowSkeletons } from './rule-skeleton';
import { SaveLine } from './save-line';
import { SentencePanel } from './sentence-panel';
import { useAsOf } from './use-as-of';
import { useDraft } from './use-draft';
import { useHistoryKeys } from './use-history-keys';
import { usePreview } from './use-preview';

const RuleTree = dynamic(() => import('./tree/rule-tree').then((module) => module.RuleTree), {
  ssr: false,
  loading: () => <RowSkeletons />,
});

export type Segment = inferProcedureOutput<AppRouter['segments']['get']>;
export type Setting = inferProcedureOutput<AppRouter['preview']['setting']>;

export type RuleWorkbenchProps = {
  readonly segment: Segment;
  readonly setting: Setting;
  readonly rule: Rule;
  readonly crumbs: readonly Crumb[];
  readonly onReload: () => Promise<void>;
};

const newId = () => crypto.randomUUID();

/** The rule being drawn, its words, and beside it whom it catches. */
export function RuleWorkbench({
  segment,
  setting,
  rule: start,
  crumbs,
  onReload,
}: RuleWorkbenchProps) {
  const t = useTranslations('builder');
  const language = useLocale() as Language;
  const { catalog, currency } = setting;
  const [startTree] = useState(() => toEditor(start, newId));
  const draft = useDraft(segment, startTree);
  const asOf = useAsOf(segment.asOf, setting);
  const { rule, places } = useMemo(() => toRule(draft.root), [draft.root]);
  const ruleText = rule.rules.length === 0 ? null : JSON.stringify(rule);
  const preview = usePreview(ruleText, asOf.value, segment.key);
  const sentence = useMemo(() => ({ catalog, language, currency }), [catalog, language, currency]);
  const canEdit = useCan('segment.draft');
  const builder = useBuilderValue({
    draft,
    preview,
    places,
    sentence,
    canEdit,
    ownKey: segment.key,
  });
  const [isPublishing, setIsPublishing] = useState(false);
  useHistoryKeys(draft);
  const published = segment.rule;
  const unchanged = useMemo(
    () => published !== null && isSameRule(draft.root, published),
    [draft.root, published],
  );
  const names = rule.rules.map((child) => describeCondition(child, sentence).text);
  return (
    <Page
      crumbs={crumbs}
      title={labelOf(segment.name, language)}
      tags={<HeadTags segment={segment} unchanged={unchanged} />}
      subtitle={
        <SaveLine draft={draft} same={unchanged ? segment.version : null} onReload={onReload} />
      }
      actions={
        <HeadActions
          draft={draft}
          segment={segment}
          ready={preview.kind === 'counted'}
          unchanged={unchanged}
          onPublish={() => setIsPublishing(true)}
        />
      }
      panelWidth={468}
      panelLabel={t('tabs.label')}
      panel={
        <ResultPanel
          preview={preview}
          catalog={catalog}
          asOf={asOf.picker}
          conditionNames={rule.combinator === 'and' && !rule.not ? names : []}
        />
      }
    >
      <BuilderProvider value={builder}>
        <RuleTree />
      </BuilderProvider>
      <SentencePanel rule={rule} sentence={sentence} windows={preview.last?.windows ?? null} />
      {isPublishing && (
        <PublishDialog
          segment={segment}
          draft={draft}
          rule={rule}
          sentence={sentence}
          onClose={() => setIsPublishing(false)}
        />
      )}
    </Page>
  );
}

function useBuilderValue(parts: {
  draft: ReturnType<typeof useDraft>;
  preview: ReturnType<typeof usePreview>;
  places: ReturnType<typeof toRule>['places'];
  sentence: BuilderValue['sentence'];
  canEdit: boolean;
  ownKey: string;
}): BuilderValue {
  const { draft, preview, places, sentence, canEdit, ownKey } = parts;
  const { root, edit } = draft;
  const focus = useRef<FocusRequest | null>(null);
  const { kind, last, problems } = preview;
  const verdicts = useMemo(
    () => placeVerdicts(root, places, last?.conditions ?? []),
    [root, places, last],
  );
  const placed = useMemo(() => placeProblems(problems, places), [problems, places]);
  const isEmpty = root.rules.length === 0;
  return useMemo(
    () => ({
      catalog: sentence.catalog,
      sentence,
      table: sentence.catalog.customers,
      inside: false,
      ownKey,
      root,
      readOnly: !canEdit,
      total: isEmpty ? null : (last?.total ?? null),
      stale: kind !== 'counted',
      verdictOf: (id) => verdicts.get(id) ?? null,
      problemsOf: (id) => placed.get(id) ?? [],
      edit,
      newId,
      focus,
    }),
    [sentence, ownKey, root, canEdit, isEmpty, last, kind, verdicts, placed, edit],
  );
}
