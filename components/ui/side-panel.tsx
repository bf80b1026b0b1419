'use client';

import { Drawer } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export type SidePanelProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** 332 to 468 px. */
  readonly width?: number;
  readonly children: ReactNode;
};

/** A panel that slides in from the right over the page, and takes the whole width of a phone. */
export function SidePanel({ opened, onClose, title, width = 468, children }: SidePanelProps) {
  const t = useTranslations('ui');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      size={`min(${width}px, 100vw)`}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Drawer>
  );
}
