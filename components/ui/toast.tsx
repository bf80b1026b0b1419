'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { problemsOf } from '@/components/trpc/problems';
import classes from './toast.module.css';

const undoMilliseconds = 10_000;

export type Toasts = {
  /** Says that something was done. */
  readonly done: (message: string) => void;
  /** Says what was done and offers, for ten seconds or by ⌘Z, to take it back. */
  readonly undoable: (message: string, undo: () => void) => void;
  /** Says what was refused or failed, in the reader's language. */
  readonly failed: (error: unknown) => void;
};

/** Short messages at the foot of the page. */
export function useToasts(): Toasts {
  const t = useTranslations('ui');
  const close = t('close');
  const done = useCallback(
    (message: string) =>
      void notifications.show({
        message,
        color: 'lapis',
        closeButtonProps: { 'aria-label': close },
      }),
    [close],
  );
  const failed = useCallback(
    (error: unknown) => {
      const [first] = problemsOf(error);
      notifications.show({
        title: first?.message ?? t('error.unreachable'),
        message: first?.hint ?? t('error.tryLater'),
        color: 'red',
        role: 'alert',
        closeButtonProps: { 'aria-label': close },
      });
    },
    [t, close],
  );
  const undoable = useCallback(
    (message: string, undo: () => void) => showUndo(message, undo, t('undo'), close),
    [t, close],
  );
  return { done, undoable, failed };
}

function showUndo(message: string, undo: () => void, undoLabel: string, closeLabel: string): void {
  const stop = () => window.removeEventListener('keydown', onKey);
  const takeBack = () => {
    stop();
    notifications.hide(id);
    undo();
  };
  const onKey = (event: KeyboardEvent) => {
    const typing = (event.target as HTMLElement | null)?.closest(
      'input, textarea, [contenteditable]',
    );
    if (typing || event.shiftKey || event.key.toLowerCase() !== 'z') return;
    if (!event.metaKey && !event.ctrlKey) return;
    event.preventDefault();
    takeBack();
  };
  const id = notifications.show({
    autoClose: undoMilliseconds,
    onClose: stop,
    closeButtonProps: { 'aria-label': closeLabel },
    message: (
      <span className={classes.undo}>
        {message}
        <Button size="compact-sm" variant="default" onClick={takeBack}>
          {undoLabel}
        </Button>
      </span>
    ),
  });
  window.addEventListener('keydown', onKey);
}
