import { assertNever } from '../problem/assert-never';
import { asSentence, describeWhereRoot, type Sentence } from '../rule/describe-rule';
import { describeMeasured } from '../rule/sentence/describe-activity';
import { describeField, describeNamed } from '../rule/sentence/describe-field';
import { describeRelative } from '../rule/sentence/describe-window';
import { fill, join, plain, recast, token, type Tokens } from '../rule/sentence/token';
import { type SentenceContext, traitNames, wordsOf } from '../rule/sentence/words';
import type { QuantileScale, ScorePart, TraitDay, TraitDefinition } from './trait';
import { traitWordsOf } from './trait-words';

/**
 * What a trait measures as a phrase in the context's language, without a full stop;
 * drafts with gaps included. The traits it is made of are told by their names.
 */
export function describeTrait(definition: TraitDefinition, context: SentenceContext): Sentence {
  return asSentence(describeDefinition(definition, context), context);
}

function describeDefinition(definition: TraitDefinition, context: SentenceContext): Tokens {
  const words = traitWordsOf(context.language);
  switch (definition.kind) {
    case 'activity':
      return describeMeasured(
        definition,
        (where, table) => describeWhereRoot(where, table, context),
        context,
      );
    case 'perMonth':
      return fill(words.perMonth[definition.mode], {
        of: nameTrait(definition.of, context),
        n: describeMonths(definition.months, context),
      });
    case 'daysBetween':
      return fill(words.daysBetween, {
        from: describeDay(definition.from, context),
        to: describeDay(definition.to, context),
      });
    case 'score':
      return describeScore(definition.parts, context);
    case 'quantile':
      return fill(words.quantile, {
        of: nameTrait(definition.of, context),
        scale: describeScale(definition, context),
      });
    default:
      return assertNever(definition);
  }
}

function describeMonths(months: number, { language }: SentenceContext): Tokens {
  const { one, many } = traitWordsOf(language).months;
  const n = plain(String(months));
  return recast(fill(months === 1 ? one : many, { n }), 'window');
}

function describeDay(day: TraitDay, context: SentenceContext): Tokens {
  if ('field' in day) return describeField(context.catalog.customers, day.field, context);
  if ('trait' in day) return nameTrait(day.trait, context);
  return describeRelative(day.relative, wordsOf(context));
}

function describeScore(parts: readonly ScorePart[], context: SentenceContext): Tokens {
  const { score } = traitWordsOf(context.language);
  if (parts.length === 0) return plain(score.empty);
  return join(
    parts.map((part) => describePart(part, context)),
    score.separator,
  );
}

function describePart(part: ScorePart, context: SentenceContext): Tokens {
  const { score } = traitWordsOf(context.language);
  const told = fill(part.scale ? score.scaled : score.part, {
    weight: token('value', String(part.weight)),
    trait: nameTrait(part.trait, context),
    scale: part.scale ? describeScale(part.scale, context) : [],
  });
  if (part.whenMissing === undefined) return told;
  return [...told, ...fill(score.whenMissing, { value: token('value', String(part.whenMissing)) })];
}

function describeScale(
  {
    parts,
    by = 'value',
    direction = 'highIsHigh',
  }: Pick<QuantileScale, 'parts' | 'by' | 'direction'>,
  { language }: SentenceContext,
): Tokens {
  return fill(traitWordsOf(language).scale[by][direction], {
    parts: token('value', String(parts)),
  });
}

function nameTrait(key: string, context: SentenceContext): Tokens {
  return describeNamed(traitNames(context), key, context);
}
