'use client';

import { useTranslations } from 'next-intl';
import { findAnyField } from '@/server/domain/catalog/find-to-one';
import { useBuilder } from '../builder-context';
import type { EditorLeaf } from '../model/editor-rule';
import { setMember } from '../model/tree-edits';
import { formOf } from './use-leaf';

/** The other things a condition's field can be compared with: a value, a field, a relative date. */
export function useComparedWith(leaf: EditorLeaf) {
  const t = useTranslations('builder.row');
  const { catalog, table, edit } = useBuilder();
  const node = leaf.value;
  const field = node.kind === 'attribute' ? findAnyField(catalog, table, node.field) : undefined;
  if (node.kind !== 'attribute' || !field || formOf(field, node.operator) !== 'scalar') return [];
  const isTime = field.type === 'date' || field.type === 'instant';
  const isObject = typeof node.value === 'object';
  const set = (value: unknown) => () =>
    edit(setMember(leaf.id, 'value', value === undefined ? without(node) : { ...node, value }));
  return [
    ...(isObject ? [{ label: t('compareValue'), choose: set(undefined) }] : []),
    { label: t('compareField'), choose: set({ field: '' }) },
    ...(isTime
      ? [
          {
            label: t('compareRelative'),
            choose: set({ relative: { anchor: 'now', offset: -30, unit: 'day' } }),
          },
        ]
      : []),
  ];
}

function without<T extends { value?: unknown }>(node: T): Omit<T, 'value'> {
  const { value: _, ...rest } = node;
  return rest;
}
