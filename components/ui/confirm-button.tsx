'use client';

import { Button, type ButtonProps, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import classes from './confirm-button.module.css';

export type ConfirmButtonProps = Omit<ButtonProps, 'children'> & {
  readonly children: ReactNode;
  readonly title: string;
  /** What will happen, in numbers. */
  readonly body: ReactNode;
  /** The effect on the button itself: "Publish to 153 customers". */
  readonly confirmLabel: string;
  readonly dangerous?: boolean;
  /** The dialog closes when this resolves and stays when it rejects. */
  readonly onConfirm: () => Promise<unknown>;
  readonly busy?: boolean;
};

/** For the three things that cannot be undone: publish, delete data, send to people. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { children, title, body, confirmLabel, dangerous, onConfirm, busy, ...button } = props;
  const t = useTranslations('ui');
  const [opened, dialog] = useDisclosure();
  const confirm = () => onConfirm().then(dialog.close, () => undefined);
  return (
    <>
      <Button {...button} onClick={dialog.open}>
        {children}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={title}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div className={classes.body}>{body}</div>
        <div className={classes.actions}>
          <Button variant="subtle" color="gray" onClick={dialog.close}>
            {t('cancel')}
          </Button>
          <Button color={dangerous ? 'red.8' : undefined} loading={busy} onClick={confirm}>
            {confirmLabel}
          </Button>
        </div>
      </Modal>
    </>
  );
}
