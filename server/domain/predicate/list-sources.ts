import { assertNever } from '../problem/assert-never';
import type { Day, QuantileValue } from './amount';
import type { Column, Feature, Predicate, Term, Test } from './predicate';

/** What has to be at hand before a predicate can be judged. */
export type Source =
  | { readonly kind: 'column'; readonly column: Column }
  | { readonly kind: 'feature'; readonly feature: Feature }
  | { readonly kind: 'member'; readonly segment: string }
  | { readonly kind: 'quantile'; readonly quantile: QuantileValue };

/** Everything a predicate reads, repeats included; what a quantile is made of comes before it. */
export function listSources(predicate: Predicate): Source[] {
  switch (predicate.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return predicate.items.flatMap(listSources);
    case 'not':
      return listSources(predicate.item);
    case 'always':
    case 'never':
      return [];
    case 'member':
      return [{ kind: 'member', segment: predicate.segment }];
    case 'test':
      return [predicate.operand, ...testTerms(predicate.test)].flatMap(listTermSources);
    default:
      return assertNever(predicate);
  }
}

/** Everything a value is made of. */
export function listTermSources(term: Term): Source[] {
  switch (term.kind) {
    case 'literal':
      return [];
    case 'column':
      return [{ kind: 'column', column: term }];
    case 'feature':
      return [{ kind: 'feature', feature: term.feature }];
    case 'fraction':
      return [term.over, term.under].flatMap(listTermSources);
    case 'days':
      return [term.from, term.to].flatMap(daySources);
    case 'quantile':
      return [...listTermSources(term.of), { kind: 'quantile', quantile: term }];
    case 'lowest':
    case 'plus':
    case 'times':
      return term.items.flatMap(listTermSources);
    case 'either':
      return listTermSources(term.value);
    case 'whenMissing':
      return [term.of, term.otherwise].flatMap(listTermSources);
    default:
      return assertNever(term);
  }
}

function daySources({ of }: Day): Source[] {
  return listTermSources(of);
}

function testTerms(question: Test): Term[] {
  if (question.kind === 'compare' || question.kind === 'pattern') return [question.value];
  if (question.kind === 'between') return [question.from, question.to];
  return [];
}
