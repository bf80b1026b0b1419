import { connect } from '@/db/client';
import { ensureDatabase } from '@/db/embedded/embedded-server';
import { migrate } from '@/db/migrate';
import type { PhrasedProblem } from '@/server/domain/problem/problem';
import type { Locale } from '@/server/services/context';
import { getSettings } from '@/server/services/settings/get-settings';
import { badUsage } from './read-arguments';
import { type Verb, verbTable } from './verb-table';

export type CommandAnswer =
  | { readonly ok: true; readonly result: object }
  | { readonly ok: false; readonly refusal: { readonly error: PhrasedProblem } };

/** Runs one verb on the workspace's database, which is started and migrated when needed. */
export async function runCommand([name, ...argv]: readonly string[]): Promise<CommandAnswer> {
  let locale: Locale = 'en';
  try {
    const verb = await findVerb(name);
    const result = await onDatabase(verb, argv, (language) => {
      locale = language;
    });
    return { ok: true, result };
  } catch (cause) {
    const { tellRefusal } = await import('./tell-refusal');
    return { ok: false, refusal: tellRefusal(cause, locale) };
  }
}

async function findVerb(name: string | undefined): Promise<Verb> {
  const load = name !== undefined && Object.hasOwn(verbTable, name) ? verbTable[name] : undefined;
  if (!load) throw badUsage(`stratum -- ${Object.keys(verbTable).join('|')} ...`);
  return load();
}

async function onDatabase(
  verb: Verb,
  argv: string[],
  onLanguage: (language: Locale) => void,
): Promise<object> {
  const database = await ensureDatabase();
  try {
    await migrate(database.url);
    const { db, sql, close } = connect(database.url, { max: 5, applicationName: 'stratum cli' });
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
