'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useCan } from '@/components/shell/workspace';
import { useBuilder } from '../builder-context';
import type { ActivityDraft, EditorLeaf } from '../model/editor-rule';
import { definitionOfActivity } from '../model/measured-trait';
import { SaveAsTraitDialog } from './save-as-trait-dialog';

export type SaveAsTrait = {
  /** Lines of the row's menu: one for a condition whose left side can become a trait. */
  readonly choices: readonly { readonly label: string; readonly choose: () => void }[];
  readonly dialog: ReactNode;
};

/** Makes what an activity condition measures a trait by name, and lets the condition ask that. */
export function useSaveAsTrait(leaf: EditorLeaf): SaveAsTrait {
  const t = useTranslations('builder.row');
  const { inside, catalog } = useBuilder();
  const mayEdit = useCan('trait.edit');
  const [opened, setOpened] = useState(false);
  const { value } = leaf;
  if (value.kind !== 'activity' || inside || !mayEdit || !definitionOfActivity(value, catalog))
    return { choices: [], dialog: null };
  const activity: EditorLeaf & { value: ActivityDraft } = { ...leaf, value };
  return {
    choices: [{ label: t('saveAsTrait'), choose: () => setOpened(true) }],
    dialog: opened && <SaveAsTraitDialog leaf={activity} onClose={() => setOpened(false)} />,
  };
}
