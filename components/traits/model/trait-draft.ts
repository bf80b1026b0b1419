import type { EditorGroup } from '@/components/rule-builder/model/editor-rule';
import { newActivity } from '@/components/rule-builder/model/new-condition';
import { toEditor } from '@/components/rule-builder/model/to-editor';
import { toRule } from '@/components/rule-builder/model/to-rule';
import type { Catalog } from '@/server/domain/catalog/catalog';
import { assertNever } from '@/server/domain/problem/assert-never';
import type { Path } from '@/server/domain/problem/problem';
import type {
  ActivityTrait,
  DaysBetweenTrait,
  PerMonthTrait,
  QuantileTrait,
  ScoreTrait,
  TraitDay,
  TraitDefinition,
} from '@/server/domain/trait/trait';

export const traitKinds = ['activity', 'daysBetween', 'perMonth', 'score', 'quantile'] as const;
export type TraitKind = (typeof traitKinds)[number];

/** A definition while it is edited: what was typed for each kind stays when another one is tried. */
export type TraitDraft = {
  readonly kind: TraitKind;
  /** A single activity condition; its comparison is not used. */
  readonly activity: EditorGroup;
  readonly perMonth: PerMonthTrait;
  readonly daysBetween: DaysBetweenTrait;
  readonly score: ScoreTrait;
  readonly quantile: QuantileTrait;
};

/** Where the editor's activity lies in the rule it is mapped to. */
export const activityPath: Path = ['rules', 0];

/** The draft of a definition; without one that of a fresh trait. */
export function startDraft(
  definition: TraitDefinition | null,
  catalog: Catalog,
  newId: () => string,
): TraitDraft {
  const measured = definition?.kind === 'activity' ? definition : freshActivity(catalog);
  const now: TraitDay = { relative: { anchor: 'now' } };
  const start: TraitDraft = {
    kind: 'activity',
    activity: toEditor({ ...measured, operator: 'isNotEmpty' }, newId),
    perMonth: { kind: 'perMonth', of: '', months: 6, mode: 'mean' },
    daysBetween: { kind: 'daysBetween', from: { field: '' }, to: now },
    score: { kind: 'score', parts: [] },
    quantile: { kind: 'quantile', of: '', parts: 5 },
  };
  if (!definition || definition.kind === 'activity') return start;
  return { ...start, kind: definition.kind, [definition.kind]: definition };
}

function freshActivity(catalog: Catalog): ActivityTrait {
  const { table = '', measure, window } = newActivity(catalog) ?? {};
  return {
    kind: 'activity',
    table,
    measure: measure ?? { fn: 'count' },
    ...(window && { window }),
  };
}

/** The definition a draft stands for, gaps included. */
export function definitionOf(draft: TraitDraft): TraitDefinition {
  switch (draft.kind) {
    case 'activity': {
      const [rule] = toRule(draft.activity).rule.rules;
      if (rule?.kind !== 'activity') throw new Error('a draft that is no activity');
      const { operator: _, value: __, ...definition } = rule;
      return JSON.parse(JSON.stringify(definition));
    }
    case 'perMonth':
      return draft.perMonth;
    case 'daysBetween':
      return draft.daysBetween;
    case 'score':
      return draft.score;
    case 'quantile':
      return draft.quantile;
    default:
      return assertNever(draft.kind);
  }
}

/** Whether everything is chosen that has to be; what is chosen may still be refused. */
export function isComplete(definition: TraitDefinition): boolean {
  switch (definition.kind) {
    case 'activity':
      return (
        definition.table !== '' &&
        (definition.measure.fn === 'count' || Boolean(definition.measure.field))
      );
    case 'perMonth':
    case 'quantile':
      return definition.of !== '';
    case 'daysBetween':
      return [definition.from, definition.to].every(
        (day) => 'relative' in day || ('field' in day ? day.field : day.trait) !== '',
      );
    case 'score':
      return (
        definition.parts.length > 0 &&
        definition.parts.every(({ trait, weight }) => trait !== '' && String(weight) !== '')
      );
    default:
      return assertNever(definition);
  }
}
