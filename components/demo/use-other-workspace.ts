'use client';

import { useTranslations } from 'next-intl';
import { useWorkspace } from '@/components/shell/workspace';
import { useChooseWorkspace } from './use-choose-workspace';

/** The way from the demo to one's own data or back, for a menu; null where there is no demo. */
export function useOtherWorkspace(): { readonly label: string; readonly go: () => void } | null {
  const t = useTranslations('demo');
  const { place, hasDemo, ownIsEmpty } = useWorkspace();
  const { choose } = useChooseWorkspace();
  if (place === 'demo') return { label: t(ownIsEmpty ? 'start' : 'back'), go: () => choose('own') };
  return hasDemo ? { label: t('look'), go: () => choose('demo') } : null;
}
