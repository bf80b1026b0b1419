import english from '@/messages/en/problems.json';
import chinese from '@/messages/zh-CN/problems.json';
import type { PhrasedProblem, Problem } from './problem';

type Words = { readonly message: string; readonly hint: string };
type Entry = Words & { readonly [variant: string]: string | Words };

const catalogs: Readonly<Record<'en' | 'zh-CN', Readonly<Record<string, Entry>>>> = {
  en: english,
  'zh-CN': chinese,
};

/**
 * A problem in words of messages/<locale>/problems.json: those of its variant, else of
 * its code. A parameter without a value shows as an ellipsis.
 */
export function phraseProblem(problem: Problem, locale: 'en' | 'zh-CN'): PhrasedProblem {
  const { code, path, params = {} } = problem;
  const { message, hint } = wordsOf(problem, catalogs[locale]);
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '…'));
  return { code, path, message: fill(message), hint: fill(hint) };
}

function wordsOf({ code, variant }: Problem, catalog: Readonly<Record<string, Entry>>): Words {
  const entry = catalog[code];
  if (!entry) return { message: code, hint: '' };
  const special = variant === undefined ? undefined : entry[variant];
  return typeof special === 'object' ? special : entry;
}
