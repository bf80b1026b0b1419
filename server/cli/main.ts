import { connect } from '@/db/client';
import { ensureDatabase } from '@/db/embedded/embedded-server';
import { migrate } from '@/db/migrate';
import type { Locale } from '@/server/services/context';
import { getSettings } from '@/server/services/settings/get-settings';
import { badUsage } from './read-arguments';
import { type Verb, verbTable } from './verb-table';

/** One object on standard output, or one error line on standard error and exit code 1. */
async function main([name, ...argv]: string[]): Promise<number> {
  let locale: Locale = 'en';
  try {
    const verb = await findVerb(name);
    const result = await onDatabase(verb, argv, (language) => {
      locale = language;
    });
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  } catch (cause) {
    const { tellRefusal } = await import('./tell-refusal');
    process.stderr.write(`${JSON.stringify(tellRefusal(cause, locale))}\n`);
    return 1;
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
    try {
      const { language } = await getSettings({ db });
      onLanguage(language);
      const actor = { kind: 'system', name: 'command line' } as const;
      return await verb({ db, sql, actor, locale: language }, argv);
    } finally {
      await close();
    }
  } finally {
    await database.release();
  }
}

process.exitCode = await main(process.argv.slice(2));
