'use client';

import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './chip.module.css';

export type ChipProps = {
  /** Chosen filters are tinted and say so to assistive technology. */
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
};

/** A filter or a switch of 24 px. */
export function Chip({ pressed, onClick, icon, children }: ChipProps) {
  return (
    <UnstyledButton className={classes.chip} aria-pressed={pressed} onClick={onClick}>
      {icon}
      {children}
    </UnstyledButton>
  );
}
