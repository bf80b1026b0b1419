import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { locales } from './locale';
import { argumentsOf } from './message-arguments';

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

/** Parts of a rule's sentence, which describe-rule fills and its own tests judge; each language says less or more. */
const fragments = 'rule.json';

/** A count that only chooses between singular and plural is not needed where there is no plural. */
const onlyChoosesPlural = (message: string, name: string): boolean =>
  new RegExp(`\\{\\s*${name}\\s*,\\s*plural`).test(message) && !message.includes('#');

describe('argumentsOf', () => {
  it('finds arguments in branches and tells them from branch texts', () => {
    const plural = '{count, plural, one {# value is} other {# values are}} no {type}';
    const select = '{when, select, none {never} other {last {when} by {who}}}';
    expect([argumentsOf(plural), argumentsOf(select)]).toEqual([
      ['count', 'type'],
      ['when', 'who'],
    ]);
  });
});

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

    it.each(area === fragments ? [] : others)('has the same arguments in %s', (locale) => {
      const theirs = new Map(flatten(read(locale, area)));
      const differing = expected.filter(([key, message]) => {
        const [ours, other] = [argumentsOf(message), argumentsOf(theirs.get(key) ?? '')];
        const needed = ours.filter((name) => !onlyChoosesPlural(message, name));
        return (
          needed.some((name) => !other.includes(name)) || other.some((name) => !ours.includes(name))
        );
      });
      expect(differing.map(([key]) => key)).toEqual([]);
    });

    it.each(locales)('has no empty text in %s', (locale) => {
      const empty = flatten(read(locale, area)).filter(([, message]) => message.trim() === '');
      expect(empty).toEqual([]);
    });
  });
});
