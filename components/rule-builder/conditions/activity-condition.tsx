'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FieldType, findActivity } from '@/server/domain/catalog/catalog';
import { measureFunctions } from '@/server/domain/rule/rule';
import { canBeTrait } from '@/server/domain/trait/find-trait-value';
import { labelOf } from '@/server/domain/rule/sentence/words';
import { useBuilder } from '../builder-context';
import classes from '../chips/chip.module.css';
import { ChipSelect } from '../chips/chip-select';
import { WindowChip } from '../chips/window-chip';
import type { ActivityDraft, EditorLeaf, QuantifiedDraft } from '../model/editor-rule';
import { fieldOptions } from '../model/field-options';
import { changeMeasure, changeTable, type Measuring } from '../model/change-measure';
import { measurableFields, measuredField } from '../model/new-condition';
import { Comparison } from './comparison';
import { useLeaf } from './use-leaf';
import { WhereChip } from './where-chip';

type Props = {
  readonly leaf: EditorLeaf & { value: ActivityDraft | QuantifiedDraft };
  readonly disabled: boolean;
  /** Without it only what is measured stands there, as in a trait. */
  readonly compared?: boolean;
};

/** `Orders · sum of Amount · at least 1,000 · last 90 days · where Status is paid` */
export function ActivityCondition({ leaf, disabled, compared = true }: Props) {
  const t = useTranslations('builder');
  const { catalog, sentence } = useBuilder();
  const { change, isBad } = useLeaf(leaf);
  const node = leaf.value;
  const table = findActivity(catalog, node.table);
  const of = node.kind === 'activity' ? measuredField(table, node.measure) : null;
  return (
    <>
      <ChipSelect
        label={t('table.label')}
        look="field"
        options={catalog.activities.map((one) => ({
          value: one.key,
          label: labelOf(one.label, sentence.language) || one.key,
        }))}
        value={node.table || null}
        placeholder={t('table.choose')}
        disabled={disabled}
        bad={isBad('table')}
        onChange={(key) => change(changeTable(node, findActivity(catalog, key)), 'table')}
      />
      <MeasureChips {...{ leaf, disabled, compared, isBad, change }} />
      {compared && node.kind === 'activity' && of && (
        <Comparison
          of={of}
          operator={node.operator}
          value={node.value}
          table={undefined}
          disabled={disabled}
          isBad={isBad}
          onChange={change as never}
        />
      )}
      <span className={classes.word}>{t('window.in')}</span>
      <WindowChip
        value={node.window ?? { kind: 'allTime' }}
        table={table}
        disabled={disabled}
        bad={isBad('window')}
        onChange={(window) => change({ window }, 'window')}
      />
      {table && <WhereChip leaf={leaf} table={table} disabled={disabled} />}
    </>
  );
}

type MeasureProps = Props &
  Pick<ReturnType<typeof useLeaf>, 'isBad'> & {
    change: (next: Partial<ActivityDraft | QuantifiedDraft>, member: string) => void;
  };

function MeasureChips({ leaf, disabled, compared, isBad, change }: MeasureProps) {
  const t = useTranslations('builder');
  const isChinese = useLocale() === 'zh-CN';
  const { catalog, sentence } = useBuilder();
  const node = leaf.value;
  const table = findActivity(catalog, node.table);
  const measuring: Measuring = node.kind === 'activity' ? node.measure.fn : node.mode;
  const modes = compared ? (['some', 'none', 'all'] as const) : [];
  const offered = [...measureFunctions, ...modes];
  const how = (
    <ChipSelect
      key="how"
      label={t('measure.label')}
      look="operator"
      options={offered.map((one) => ({ value: one, label: t(`measure.${one}`) }))}
      value={measuring}
      disabled={disabled}
      bad={isBad('measure', 'mode')}
      onChange={(next) => change(changeMeasure(node, table, next as Measuring) as never, 'measure')}
    />
  );
  if (node.kind === 'quantified' || node.measure.fn === 'count' || !table) return how;
  const { fn } = node.measure;
  const isGiven = (type: FieldType) => compared || fn === 'countDistinct' || canBeTrait(type);
  const allowed = new Set(measurableFields(table, fn).filter(({ type }) => isGiven(type)));
  const what = (
    <ChipSelect
      key="what"
      label={t('measure.field')}
      look="field"
      options={fieldOptions(table, sentence.language, t, (field) => allowed.has(field))}
      value={node.measure.field ?? null}
      placeholder={t('field.choose')}
      disabled={disabled}
      bad={isBad('measure')}
      onChange={(field) =>
        change(changeMeasure({ ...node, measure: { fn, field } }, table, fn) as never, 'field')
      }
    />
  );
  return isChinese ? [what, how] : [how, what];
}
