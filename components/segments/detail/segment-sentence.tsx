'use client';

import { useTranslations } from 'next-intl';
import type { Sentences } from '../segment-types';
import classes from './detail.module.css';

type Props = {
  readonly sentence: Sentences[string] | undefined;
  readonly description: string;
};

/** The published rule in words, else the draft's, with what was chosen set apart. */
export function SegmentSentence({ sentence, description }: Props) {
  const t = useTranslations('segments');
  const told = sentence?.published ?? sentence?.draft;
  return (
    <>
      <p className={classes.sentence}>
        {told
          ? placed(told.tokens).map(({ at, kind, text }) => (
              <span key={at} data-kind={kind}>
                {text}
              </span>
            ))
          : t('noRuleYet')}
      </p>
      {description ? <p className={classes.description}>{description}</p> : null}
    </>
  );
}

type Token = NonNullable<Sentences[string]['published']>['tokens'][number];

/** Tokens with the place of their first letter, which no two share. */
function placed(tokens: readonly Token[]): (Token & { readonly at: number })[] {
  let at = 0;
  return tokens.map((token) => {
    const here = at;
    at += token.text.length;
    return { ...token, at: here };
  });
}
