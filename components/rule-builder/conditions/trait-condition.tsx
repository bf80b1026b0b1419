'use client';

import { useTranslations } from 'next-intl';
import type { TraitNode } from '@/server/domain/rule/rule';
import { findTraitValue } from '@/server/domain/trait/find-trait-value';
import { useBuilder } from '../builder-context';
import { ChipSelect } from '../chips/chip-select';
import type { EditorLeaf } from '../model/editor-rule';
import { namedOptions } from '../model/field-options';
import { newTrait } from '../model/new-condition';
import { Comparison } from './comparison';
import { useLeaf } from './use-leaf';

type Props = { readonly leaf: EditorLeaf & { value: TraitNode }; readonly disabled: boolean };

/** `Annual spend at least 50,000` */
export function TraitCondition({ leaf, disabled }: Props) {
  const t = useTranslations('builder');
  const { catalog, sentence } = useBuilder();
  const { change, isBad } = useLeaf(leaf);
  const node = leaf.value;
  const of = findTraitValue(catalog, node.trait);
  const choose = (key: string) => {
    const next = findTraitValue(catalog, key);
    const keeps = of && next && of.type === next.type && of.type !== 'choice';
    const fresh = newTrait(catalog, key) as TraitNode;
    change(keeps ? { trait: key } : { value: undefined, ...fresh }, 'trait');
  };
  return (
    <>
      <ChipSelect
        label={t('trait.label')}
        look="field"
        options={namedOptions(catalog.traits, sentence.language)}
        value={node.trait || null}
        placeholder={t('trait.choose')}
        disabled={disabled}
        bad={isBad('trait')}
        onChange={choose}
      />
      {of && (
        <Comparison
          of={of}
          operator={node.operator}
          value={node.value}
          table={catalog.customers}
          disabled={disabled}
          isBad={isBad}
          onChange={change as never}
        />
      )}
    </>
  );
}
