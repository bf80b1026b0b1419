'use client';

import Link from 'next/link';
import { useFormat } from '@/components/shell/workspace';
import classes from './figure.module.css';

export type FigureProps = {
  /** A count; null shows a dash. */
  readonly value: number | null;
  /** The people behind the number. */
  readonly href?: string;
  /** 52万 or 520K with the exact value on hover. */
  readonly compact?: boolean;
  readonly signed?: boolean;
  readonly size?: 'inline' | 'mid' | 'big';
  readonly label?: string;
};

/** A number that opens the people behind it. */
export function Figure({ value, href, compact, signed, size = 'inline', label }: FigureProps) {
  const format = useFormat();
  const exact = signed ? format.signed(value) : format.number(value);
  const text = compact ? format.compact(value) : exact;
  const title = text === exact ? undefined : exact;
  const name = label ? `${label}: ${exact}` : undefined;
  return href ? (
    <Link className={classes.figure} data-size={size} href={href} title={title} aria-label={name}>
      {text}
    </Link>
  ) : (
    <span className={classes.figure} data-size={size} title={title}>
      {text}
    </span>
  );
}
