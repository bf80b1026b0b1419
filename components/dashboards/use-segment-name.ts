'use client';

import { useLocale } from 'next-intl';

/** The name of a segment in the reader's language. */
export function useSegmentName(): (name: { readonly en: string; readonly zh: string }) => string {
  const chinese = useLocale() === 'zh-CN';
  return ({ en, zh }) => (chinese ? zh || en : en || zh);
}
