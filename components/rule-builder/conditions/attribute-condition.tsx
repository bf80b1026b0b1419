'use client';

import { useTranslations } from 'next-intl';
import { findAnyField } from '@/server/domain/catalog/find-to-one';
import type { AttributeNode } from '@/server/domain/rule/rule';
import { useBuilder } from '../builder-context';
import { ChipSelect } from '../chips/chip-select';
import type { EditorLeaf } from '../model/editor-rule';
import { askedOptions } from '../model/field-options';
import { newAttribute } from '../model/new-condition';
import { Comparison } from './comparison';
import { useLeaf } from './use-leaf';

type Props = { readonly leaf: EditorLeaf & { value: AttributeNode }; readonly disabled: boolean };

/** `Country is one of Germany, France` */
export function AttributeCondition({ leaf, disabled }: Props) {
  const t = useTranslations('builder');
  const { catalog, table, sentence } = useBuilder();
  const { change, isBad } = useLeaf(leaf);
  const node = leaf.value;
  const field = findAnyField(catalog, table, node.field);
  return (
    <>
      <ChipSelect
        label={t('field.label')}
        look="field"
        options={askedOptions(catalog, table, sentence.language, t)}
        value={node.field || null}
        placeholder={t('field.choose')}
        disabled={disabled}
        bad={isBad('field')}
        onChange={(key) => {
          const next = findAnyField(catalog, table, key);
          const keeps = next && field && next.type === field.type && next.type !== 'choice';
          const fresh = newAttribute(catalog, table, key) as AttributeNode;
          change(keeps ? { field: key } : { value: undefined, ...fresh }, 'field');
        }}
      />
      {field && (
        <Comparison
          of={field}
          operator={node.operator}
          value={node.value}
          table={table}
          disabled={disabled}
          isBad={isBad}
          onChange={change as never}
        />
      )}
    </>
  );
}
