import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { locales } from './locale';

type Messages = { [key: string]: string | Messages };

const folder = path.join(import.meta.dirname, '..', 'messages');
const areasOf = (locale: string) => readdirSync(path.join(folder, locale)).sort();
const read = (locale: string, area: string): Messages =>
  JSON.parse(readFileSync(path.join(folder, locale, area), 'utf8'));

function flatten(messages: Messages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] satisfies [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

/** Names of the arguments of an ICU message, those inside plural and select branches included. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  for (const [, name] of message.matchAll(/\{\s*(\w+)\s*(?:[,}])/g)) {
    if (name && !isBranchText(message, name)) names.add(name);
  }
  return [...names].sort();
}

/** `{other}` after a selector is a branch whose text is one word, not an argument. */
const isBranchText = (message: string, name: string): boolean =>
  new RegExp(`(?:=\\d+|\\w+)\\s+\\{\\s*${name}\\s*\\}`).test(message) &&
  /,\s*(select|plural)/.test(message);

describe('messages', () => {
  const [reference, ...others] = locales;

  it('have the same areas in every language', () => {
    for (const locale of others) expect(areasOf(locale)).toEqual(areasOf(reference));
  });

  describe.each(areasOf(reference))('%s', (area) => {
    const expected = flatten(read(reference, area));

    it.each(others)('has the same keys in %s', (locale) => {
      const keys = flatten(read(locale, area)).map(([key]) => key);
      expect(keys.sort()).toEqual(expected.map(([key]) => key).sort());
    });

    it.each(others)('has the same arguments in %s', (locale) => {
      const theirs = new Map(flatten(read(locale, area)));
      const differing = expected.filter(
        ([key, message]) =>
          argumentsOf(message).join() !== argumentsOf(theirs.get(key) ?? '').join(),
      );
      expect(differing.map(([key]) => key)).toEqual([]);
    });

    it.each(locales)('has no empty text in %s', (locale) => {
      const empty = flatten(read(locale, area)).filter(([, message]) => message.trim() === '');
      expect(empty).toEqual([]);
    });
  });
});
