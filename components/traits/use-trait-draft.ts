'use client';

import { useMemo, useState } from 'react';
import type { Catalog } from '@/server/domain/catalog/catalog';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import { definedValue } from '@/server/domain/trait/find-trait-value';
import { definitionOf, isComplete, startDraft, type TraitDraft } from './model/trait-draft';
import { unitOf } from './model/trait-units';
import type { TraitNames } from './trait-editor';
import { useTraitPreview } from './use-trait-preview';

const newId = () => crypto.randomUUID();

/** A trait while it is edited: its names, its draft, the definition it stands for, and its values. */
export function useTraitDraft(
  catalog: Catalog,
  start: {
    readonly key: string | null;
    readonly names: TraitNames;
    readonly definition: TraitDefinition | null;
  },
) {
  const [names, setNames] = useState(start.names);
  const [draft, setDraft] = useState<TraitDraft>(() =>
    startDraft(start.definition, catalog, newId),
  );
  const definition = useMemo(() => definitionOf(draft), [draft]);
  const complete = isComplete(definition);
  const text = useMemo(() => JSON.stringify(definition), [definition]);
  const preview = useTraitPreview(complete ? text : null, start.key);
  const suggested = unitOf(definition, definedValue(definition, catalog)?.type);
  const isNew = start.key === null;
  const [touchedUnit, setTouchedUnit] = useState(false);
  const shown = isNew && !touchedUnit ? { ...names, unit: suggested } : names;
  const change = (next: TraitNames) => {
    if (next.unit !== shown.unit) setTouchedUnit(true);
    setNames(next);
  };
  const isNameless = names.en.trim() === '' && names.zh.trim() === '';
  return {
    names: shown,
    setNames: change,
    draft,
    setDraft,
    definition,
    text,
    complete,
    preview,
    isNameless,
  };
}
