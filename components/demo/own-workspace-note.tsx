'use client';

import { useTranslations } from 'next-intl';
import { useWorkspace } from '@/components/shell/workspace';
import classes from './demo.module.css';

/** On pages about people and mail: in the demo too they are the workspace's own. */
export function OwnWorkspaceNote({ about }: { about: 'people' | 'mail' }) {
  const t = useTranslations('demo');
  const { place } = useWorkspace();
  return place === 'demo' ? <p className={classes.ownNote}>{t(about)}</p> : null;
}
