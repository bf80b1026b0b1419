/** How each verb is written, one line for each form of it. */
export const verbUsage = {
  settings: ['settings set zone Z'],
  import: [
    'import customers FILE --key C [--created-at C] [--zone Z] [--types C=T,...] [--complete-through T] [--mode M] [--accept-bad] [--accept-removal]',
    'import activity NAME FILE --customer C --key C --time C [--zone Z] [--types C=T,...] [--complete-through T] [--mode M] [--accept-bad] [--accept-removal]',
    'import to-one NAME FILE --key C [--zone Z] [--types C=T,...] [--mode M] [--accept-bad] [--accept-removal]',
    'import undo ID',
  ],
  evaluate: ['evaluate RULE.json [--as-of T] [--ids]'],
  apply: ['apply FILE.json'],
  refresh: ['refresh [--as-of T]'],
  backfill: ['backfill --from D --to D --every day|week|month|quarter|year'],
  demo: ['demo load [--day D]', 'demo reset [--day D]'],
  sizes: ['sizes KEY'],
} as const;

export type VerbName = keyof typeof verbUsage;

/** What `help` prints. */
export const help = { usage: 'npm run -s stratum -- [--demo] VERB ...', verbs: verbUsage } as const;
