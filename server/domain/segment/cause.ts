/** Why somebody entered or left a segment (docs/rules.md, "Causes"). */
export const causes = [
  'rule',
  'settings',
  'reference',
  'correction',
  'clock',
  'activity',
  'backfill',
  'manual',
  'override',
  'merge',
  'erase',
] as const;
export type Cause = (typeof causes)[number];

/** Entries and exits of one refresh by cause; a cause without any is left out. */
export type CauseSplit = {
  readonly entered: Readonly<Partial<Record<Cause, number>>>;
  readonly left: Readonly<Partial<Record<Cause, number>>>;
};

export const noCauses: CauseSplit = { entered: {}, left: {} };
