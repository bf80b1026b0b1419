import { connect } from '@/db/client';
import { ensureDatabase } from '@/db/embedded/embedded-server';
import { migrate } from '@/db/migrate';
import { type PhrasedProblem, problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Locale } from '@/server/services/context';
import { getSettings } from '@/server/services/settings/get-settings';
import { type Verb, verbTable } from './verb-table';
import { help, type VerbName, verbUsage } from './verb-usage';

export type CommandAnswer =
  | { readonly ok: true; readonly result: object }
  | { readonly ok: false; readonly refusal: { readonly error: PhrasedProblem } };

/**
 * Runs one verb on the workspace's database, or with a leading `--demo` on the demo's.
 * The database is started and migrated when needed; `help` needs none.
 */
export async function runCommand(given: readonly string[]): Promise<CommandAnswer> {
  const [name, ...argv] = given[0] === '--demo' ? given.slice(1) : given;
  if (name === 'help' || name === '--help') return { ok: true, result: help };
  const onDemo = given[0] === '--demo' || name === 'demo';
  let locale: Locale = 'en';
  try {
    const verb = await findVerb(name);
    const result = await onDatabase(verb, argv, onDemo, (language) => {
      locale = language;
    });
    return { ok: true, result };
  } catch (cause) {
    const { tellRefusal } = await import('./tell-refusal');
    return { ok: false, refusal: tellRefusal(cause, locale) };
  }
}

async function findVerb(name: string | undefined): Promise<Verb> {
  if (name !== undefined && isVerbName(name)) return verbTable[name]();
  const verbs = Object.keys(verbUsage).join(', ');
  throw new StratumError(problem('BAD_INPUT', [], { verbs }, 'verb'));
}

const isVerbName = (name: string): name is VerbName => Object.hasOwn(verbUsage, name);

async function onDatabase(
  verb: Verb,
  argv: string[],
  onDemo: boolean,
  onLanguage: (language: Locale) => void,
): Promise<object> {
  const database = await ensureDatabase();
  try {
    const url = onDemo ? database.demoUrl : database.url;
    if (url === null) throw new StratumError(problem('NOT_FOUND', [], undefined, 'demo'));
    await migrate(url);
    const { db, sql, close } = connect(url, { max: 5, applicationName: 'stratum cli' });
    const unlisten = onStop(async () => {
      await close();
      await database.release();
    });
    try {
      const { language } = await getSettings({ db });
      onLanguage(language);
      const actor = { kind: 'system', name: 'command line' } as const;
      return await verb({ db, sql, actor, locale: language }, argv);
    } finally {
      unlisten();
      await close();
    }
  } finally {
    await database.release();
  }
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Leaves nothing running behind when the command is stopped from outside. */
function onStop(leave: () => Promise<void>): () => void {
  const listeners = Object.entries(signals).map(([signal, code]) => {
    const stop = () => void leave().finally(() => process.exit(code));
    process.once(signal, stop);
    return { signal, stop };
  });
  return () => {
    for (const { signal, stop } of listeners) process.off(signal, stop);
  };
}
