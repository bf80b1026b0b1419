'use client';

import { useLocale } from 'next-intl';

type Label = { readonly en: string; readonly zh: string };

/** Picks the reader's language of a name; the other one stands in where it is missing. */
export function useLabel(): (label: Label) => string {
  const chinese = useLocale() === 'zh-CN';
  return ({ en, zh }) => (chinese ? zh || en : en || zh);
}
