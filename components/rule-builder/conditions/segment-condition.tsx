'use client';

import { useTranslations } from 'next-intl';
import type { SegmentNode } from '@/server/domain/rule/rule';
import { useBuilder } from '../builder-context';
import { ChipSelect } from '../chips/chip-select';
import type { EditorLeaf } from '../model/editor-rule';
import { namedOptions } from '../model/field-options';
import { useLeaf } from './use-leaf';

type Props = { readonly leaf: EditorLeaf & { value: SegmentNode }; readonly disabled: boolean };

/** `not in the segment Churned` */
export function SegmentCondition({ leaf, disabled }: Props) {
  const t = useTranslations('builder.segment');
  const { catalog, sentence, ownKey } = useBuilder();
  const { change, isBad } = useLeaf(leaf);
  const node = leaf.value;
  const offered = catalog.segments.filter(({ key }) => key !== ownKey);
  return (
    <>
      <ChipSelect
        label={t('operator')}
        look="operator"
        options={(['in', 'notIn'] as const).map((one) => ({ value: one, label: t(one) }))}
        value={node.operator}
        disabled={disabled}
        bad={isBad('operator')}
        onChange={(operator) => change({ operator }, 'operator')}
      />
      <ChipSelect
        label={t('label')}
        look="value"
        options={namedOptions(offered, sentence.language)}
        value={node.segment || null}
        placeholder={t('choose')}
        disabled={disabled}
        bad={isBad('segment')}
        onChange={(segment) => change({ segment }, 'segment')}
      />
    </>
  );
}
