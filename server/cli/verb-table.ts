import type { Context } from '@/server/services/context';
import type { VerbName } from './verb-usage';

export type Verb = (ctx: Context, argv: string[]) => Promise<object>;

/** The verbs of the command line, each loaded when it is asked for. */
export const verbTable: Readonly<Record<VerbName, () => Promise<Verb>>> = {
  settings: async () => (await import('./verbs/settings')).settingsVerb,
  import: async () => (await import('./verbs/import')).importVerb,
  evaluate: async () => (await import('./verbs/evaluate')).evaluateVerb,
  apply: async () => (await import('./verbs/apply')).applyVerb,
  refresh: async () => (await import('./verbs/refresh')).refreshVerb,
  backfill: async () => (await import('./verbs/backfill')).backfillVerb,
  demo: async () => (await import('./verbs/demo')).demoVerb,
  sizes: async () => (await import('./verbs/sizes')).sizesVerb,
};
