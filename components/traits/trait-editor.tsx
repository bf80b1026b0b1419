'use client';

import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useRef } from 'react';
import { BuilderProvider, type FocusRequest } from '@/components/rule-builder/builder-context';
import { placeProblems } from '@/components/rule-builder/model/place-problems';
import { toRule } from '@/components/rule-builder/model/to-rule';
import type { Catalog } from '@/server/domain/catalog/catalog';
import { assertNever } from '@/server/domain/problem/assert-never';
import { placeUnder } from '@/server/domain/problem/place-under';
import type { Language } from '@/server/domain/rule/sentence/words';
import { ActivityEditor } from './editor/activity-editor';
import { DaysBetweenEditor } from './editor/days-between-editor';
import { PerMonthEditor } from './editor/per-month-editor';
import { QuantileEditor } from './editor/quantile-editor';
import { ScoreEditor } from './editor/score-editor';
import { activityPath, type TraitDraft, type TraitKind, traitKinds } from './model/trait-draft';
import { knownUnits } from '@/server/domain/trait/trait-unit';
import classes from './traits.module.css';
import type { TraitPreview } from './use-trait-preview';
import { useTraitWords } from './use-trait-words';

export type TraitNames = {
  readonly en: string;
  readonly zh: string;
  readonly unit: string;
  readonly description: string;
};

export type TraitEditorProps = {
  readonly catalog: Catalog;
  readonly currency: string;
  readonly ownKey: string | null;
  readonly names: TraitNames;
  readonly draft: TraitDraft;
  readonly preview: TraitPreview;
  readonly disabled: boolean;
  readonly nameless: boolean;
  readonly onNames: (names: TraitNames) => void;
  readonly onDraft: (change: (draft: TraitDraft) => TraitDraft) => void;
};

/** A trait's names, what it counts and how its value is found. */
export function TraitEditor(props: TraitEditorProps) {
  const { draft, disabled, onDraft } = props;
  const t = useTranslations('traits.editor');
  return (
    <div className={classes.form}>
      <Names {...props} />
      <fieldset className={classes.group}>
        <legend>{t('definition')}</legend>
        <Select
          label={t('kind')}
          w={280}
          data={traitKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={draft.kind}
          allowDeselect={false}
          disabled={disabled}
          onChange={(kind) => kind && onDraft((before) => ({ ...before, kind: kind as TraitKind }))}
        />
        <p className={classes.kindWhat}>{t(`what.${draft.kind}`)}</p>
        <Definition {...props} />
        <Problems {...props} />
      </fieldset>
    </div>
  );
}

function Names({ names, disabled, nameless, onNames }: TraitEditorProps) {
  const t = useTranslations('traits.editor');
  const words = useTraitWords();
  const order = useLocale() === 'en' ? (['en', 'zh'] as const) : (['zh', 'en'] as const);
  const unitNames = knownUnits.map((unit) => words.unit(unit));
  const readUnit = (text: string) => {
    const known = knownUnits.find((unit) => words.unit(unit) === text);
    return known ?? text;
  };
  return (
    <div className={classes.pair}>
      {order.map((which, index) => (
        <TextInput
          key={which}
          label={t(`name.${which}`)}
          description={index === 0 ? undefined : t('name.oneIsEnough')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={120}
          value={names[which]}
          disabled={disabled}
          error={index === 0 && nameless ? t('name.needed') : undefined}
          onChange={(event) => onNames({ ...names, [which]: event.currentTarget.value })}
        />
      ))}
      <Autocomplete
        label={t('unit')}
        placeholder={t('unitHint')}
        data={unitNames}
        maxLength={40}
        value={words.unit(names.unit)}
        disabled={disabled}
        onChange={(text) => onNames({ ...names, unit: readUnit(text) })}
      />
      <Textarea
        label={t('description')}
        autosize
        minRows={1}
        maxLength={2000}
        value={names.description}
        disabled={disabled}
        onChange={(event) => onNames({ ...names, description: event.currentTarget.value })}
      />
    </div>
  );
}

function Definition(props: TraitEditorProps) {
  const { catalog, ownKey, draft, disabled, onDraft } = props;
  const shared = { catalog, ownKey, disabled };
  switch (draft.kind) {
    case 'activity':
      return <Activity {...props} />;
    case 'perMonth':
      return (
        <PerMonthEditor
          {...shared}
          value={draft.perMonth}
          onChange={(perMonth) => onDraft((before) => ({ ...before, perMonth }))}
        />
      );
    case 'daysBetween':
      return (
        <DaysBetweenEditor
          {...shared}
          value={draft.daysBetween}
          onChange={(daysBetween) => onDraft((before) => ({ ...before, daysBetween }))}
        />
      );
    case 'score':
      return (
        <ScoreEditor
          {...shared}
          value={draft.score}
          onChange={(score) => onDraft((before) => ({ ...before, score }))}
        />
      );
    case 'quantile':
      return (
        <QuantileEditor
          {...shared}
          value={draft.quantile}
          onChange={(quantile) => onDraft((before) => ({ ...before, quantile }))}
        />
      );
    default:
      return assertNever(draft.kind);
  }
}

function Activity({ catalog, currency, draft, preview, disabled, onDraft }: TraitEditorProps) {
  const language = useLocale() as Language;
  const focus = useRef<FocusRequest | null>(null);
  const { activity: root } = draft;
  const { problems } = preview;
  const placed = useMemo(
    () => placeProblems(placeUnder(activityPath, problems), toRule(root).places),
    [root, problems],
  );
  return (
    <BuilderProvider
      value={{
        ...{ catalog, root, focus, ownKey: null },
        sentence: { catalog, language, currency },
        table: catalog.customers,
        ...{ inside: false, readOnly: disabled, total: null, stale: false },
        verdictOf: () => null,
        problemsOf: (id) => placed.get(id) ?? [],
        edit: (change) => onDraft((before) => ({ ...before, activity: change(before.activity) })),
        newId: () => crypto.randomUUID(),
      }}
    >
      <ActivityEditor root={root} disabled={disabled} />
    </BuilderProvider>
  );
}

function Problems({ preview }: TraitEditorProps) {
  if (preview.kind !== 'refused') return null;
  return (
    <ul className={classes.problems} role="alert">
      {preview.problems.map(({ code, path, message, hint }) => (
        <li key={`${code} ${path.join('/')}`}>
          {message} {hint}
        </li>
      ))}
    </ul>
  );
}
