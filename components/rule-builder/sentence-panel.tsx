'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { describeRule } from '@/server/domain/rule/describe-rule';
import type { Tokens } from '@/server/domain/rule/sentence/token';
import type { Language, SentenceContext } from '@/server/domain/rule/sentence/words';
import type { Rule } from '@/server/domain/rule/rule';
import classes from './sentence-panel.module.css';

export type SentencePanelProps = {
  readonly rule: Rule;
  readonly sentence: SentenceContext;
  readonly windows: Readonly<Record<Language, readonly string[]>> | null;
};

/** The rule in words, in the reader's language or the other one, and its windows as instants. */
export function SentencePanel({ rule, sentence, windows }: SentencePanelProps) {
  const t = useTranslations('builder.sentence');
  const [isOther, setIsOther] = useState(false);
  const other: Language = sentence.language === 'en' ? 'zh-CN' : 'en';
  const language = isOther ? other : sentence.language;
  const { tokens } = describeRule(rule, { ...sentence, language });
  const here = useTranslations('builder.sentence')('inOther');
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <div className={classes.head}>
        <h2 className={classes.label}>{t('title')}</h2>
        <button
          type="button"
          className={classes.switch}
          lang={other}
          onClick={() => setIsOther(!isOther)}
        >
          {isOther ? (sentence.language === 'en' ? 'English' : '中文') : here}
        </button>
      </div>
      <SentenceText tokens={tokens} language={language} />
      {windows && windows[language].length > 0 && (
        <ul className={classes.windows} lang={language}>
          {windows[language].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A sentence with its values set apart. */
export function SentenceText({ tokens, language }: { tokens: Tokens; language: Language }) {
  return (
    <p className={classes.text} lang={language}>
      {tokens.map((part, index) => {
        const key = `${index} ${part.text}`;
        if (part.kind === 'text') return <span key={key}>{part.text}</span>;
        return part.kind === 'field' ? (
          <span key={key} className={classes.field}>
            {part.text}
          </span>
        ) : (
          <b key={key} data-kind={part.kind}>
            {part.text}
          </b>
        );
      })}
    </p>
  );
}
