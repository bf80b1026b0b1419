'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DropAnywhere } from '@/components/data/import/drop-anywhere';
import { DemoBanner } from '@/components/demo/demo-banner';
import { GuideStrip } from '@/components/guide/guide-strip';
import { BottomBar } from './bottom-bar';
import { PaletteProvider } from './palette/palette-provider';
import classes from './shell.module.css';
import { Sidebar } from './sidebar';

/** The desk: navigation beside one sheet, on which every page lays its top bar and its content. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <PaletteProvider>
      <DropAnywhere />
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <div className={classes.desk}>
        <Sidebar />
        <div className={classes.main}>
          <div className={classes.sheet}>
            <DemoBanner />
            <GuideStrip />
            {children}
          </div>
        </div>
        <BottomBar />
      </div>
    </PaletteProvider>
  );
}
