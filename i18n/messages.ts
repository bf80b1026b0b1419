import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AbstractIntlMessages } from 'next-intl';
import type { Locale } from './locale';

const loaded = new Map<Locale, Promise<AbstractIntlMessages>>();

/** Every messages/<locale>/<area>.json, merged with the file's name as namespace. */
export function loadMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const known = process.env.NODE_ENV === 'production' ? loaded.get(locale) : undefined;
  if (known) return known;
  const reading = readMessages(locale);
  loaded.set(locale, reading);
  return reading;
}

async function readMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const folder = path.join(process.cwd(), 'messages', locale);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const areas = await Promise.all(
    files.map(async (file) => [
      path.basename(file, '.json'),
      JSON.parse(await readFile(path.join(folder, file), 'utf8')),
    ]),
  );
  return Object.fromEntries(areas);
}
