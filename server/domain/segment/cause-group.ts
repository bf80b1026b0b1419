import { type Cause, causes } from './cause';

/** Why a size changed, as colours tell it (four groups of the eleven causes). */
export const causeGroups = ['data', 'clock', 'rule', 'reference'] as const;
export type CauseGroup = (typeof causeGroups)[number];

const groupOf: Record<Cause, CauseGroup> = {
  correction: 'data',
  activity: 'data',
  backfill: 'data',
  manual: 'data',
  override: 'data',
  merge: 'data',
  erase: 'data',
  rule: 'rule',
  settings: 'rule',
  clock: 'clock',
  reference: 'reference',
};

export const causeGroupOf = (cause: Cause): CauseGroup => groupOf[cause];

/** The causes a group stands for. */
export const causesOf = (group: CauseGroup): readonly Cause[] =>
  causes.filter((cause) => groupOf[cause] === group);
