import en from '@/messages/en/problems.json';
import enReferences from '@/messages/en/references.json';
import zh from '@/messages/zh-CN/problems.json';
import zhReferences from '@/messages/zh-CN/references.json';
import type { PhrasedProblem, Problem } from '@/server/domain/problem/problem';
import type { Locale } from '../context';

type Words = { readonly message: string; readonly hint: string };
type Entry = Words & Readonly<Record<string, string | Words>>;

const words: Record<Locale, Readonly<Record<Problem['code'], Words>>> = { en, 'zh-CN': zh };

const places: Record<Locale, typeof enReferences> = { en: enReferences, 'zh-CN': zhReferences };

/** Puts a problem into a person's language; a code's own words stand in for an unknown variant. */
export function phraseProblem(problem: Problem, locale: Locale): PhrasedProblem {
  const entry = words[locale][problem.code] as Entry;
  const variant = problem.variant === undefined ? undefined : entry[problem.variant];
  const { message, hint } = typeof variant === 'object' ? variant : entry;
  return {
    code: problem.code,
    path: problem.path,
    message: placed(fill(message, problem.params), problem, locale),
    hint: fill(hint, problem.params),
  };
}

/** Names the trait or segment that a problem lies in. */
function placed(message: string, { within }: Problem, locale: Locale): string {
  return within ? fill(places[locale][within.kind], { key: within.key, message }) : message;
}

function fill(text: string, params: Problem['params'] = {}): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '…'));
}
