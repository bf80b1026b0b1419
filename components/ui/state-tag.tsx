import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconLock,
  IconRefresh,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './state-tag.module.css';

export type Tone = 'ok' | 'warn' | 'bad' | 'busy' | 'none' | 'fixed';

const icons = {
  ok: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  busy: IconRefresh,
  none: IconCircleDashed,
  fixed: IconLock,
} as const;

export type StateTagProps = {
  readonly tone: Tone;
  /** A filled pill beside a title; without it plain words for tables. */
  readonly filled?: boolean;
  readonly title?: string;
  readonly children: ReactNode;
};

/** A status: icon, word and colour together, never colour alone. */
export function StateTag({ tone, filled = false, title, children }: StateTagProps) {
  const Icon = icons[tone];
  return (
    <span
      className={classes.state}
      data-tone={tone}
      data-filled={filled || undefined}
      title={title}
    >
      <Icon size={14} stroke={2} aria-hidden="true" />
      {children}
    </span>
  );
}
