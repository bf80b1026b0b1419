'use client';

import { useTranslations } from 'next-intl';
import classes from './save-line.module.css';
import type { Draft } from './use-draft';

export type SaveLineProps = {
  readonly draft: Draft;
  /** The published version the draft equals. */
  readonly same: number | null;
  readonly onReload: () => Promise<void>;
};

/** Whether the draft is saved, and the choice when somebody else saved it meanwhile. */
export function SaveLine({ draft, same, onReload }: SaveLineProps) {
  const t = useTranslations('builder.save');
  if (draft.state === 'conflict')
    return (
      <span className={classes.conflict} role="alert">
        <span>
          {t('conflict')} {t('conflictHint')}
        </span>
        <button type="button" className={classes.choice} onClick={() => void onReload()}>
          {t('takeTheirs')}
        </button>
        <button type="button" className={classes.choice} onClick={() => void draft.keepMine()}>
          {t('keepMine')}
        </button>
      </span>
    );
  if (draft.state === 'failed')
    return (
      <span className={classes.conflict} role="alert">
        <span>{t('failed')}</span>
        <button type="button" className={classes.choice} onClick={() => void draft.flush()}>
          {t('retry')}
        </button>
      </span>
    );
  const isSame = draft.state === 'saved' && same !== null;
  return <span role="status">{isSame ? t('same', { version: same }) : t(draft.state)}</span>;
}
