'use client';

import type { CSSProperties } from 'react';
import { useFormat } from '@/components/shell/workspace';
import classes from './data.module.css';

/** The share of rows that hold a value, as a bar and a number. */
export function FilledBar({ filled, rows }: { filled: number; rows: number }) {
  const format = useFormat();
  const share = rows === 0 ? 0 : filled / rows;
  const places = filled === rows || share < 0.9 ? 0 : 1;
  return (
    <span className={classes.filled} style={{ '--filled': `${share * 100}%` } as CSSProperties}>
      <span aria-hidden="true" />
      <span>{format.shareOf(filled, rows, places)}</span>
    </span>
  );
}
