'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useWorkspace } from '@/components/shell/workspace';
import classes from './demo.module.css';
import { useChooseWorkspace } from './use-choose-workspace';

/** From an empty workspace into the demo; nothing where there is none. */
export function LookAtDemo() {
  const t = useTranslations('demo');
  const { place, hasDemo } = useWorkspace();
  const { choose, isPending } = useChooseWorkspace();
  if (!hasDemo || place === 'demo') return null;
  return (
    <div className={classes.look}>
      <Button variant="default" loading={isPending} onClick={() => choose('demo')}>
        {t('look')}
      </Button>
      <span className={classes.lookNote}>{t('lookNote')}</span>
    </div>
  );
}
