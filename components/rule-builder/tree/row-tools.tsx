'use client';

import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconLock,
  IconLockOpen,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useBuilder } from '../builder-context';
import classes from './row.module.css';
import type { useRow } from './use-row';

export type RowToolsProps = {
  readonly actions: ReturnType<typeof useRow>['actions'];
  readonly locked: boolean;
  readonly children?: ReactNode;
  /** Further lines of the menu. */
  readonly choices?: readonly { readonly label: string; readonly choose: () => void }[];
};

/** Duplicate, lock and delete beside a row; everything, moving too, in its menu. */
export function RowTools({ actions, locked, choices = [], children }: RowToolsProps) {
  const t = useTranslations('builder.row');
  const { readOnly, inside } = useBuilder();
  const [opened, setOpened] = useState(false);
  if (readOnly) return null;
  const LockIcon = locked ? IconLock : IconLockOpen;
  const icon = { size: 14, 'aria-hidden': true } as const;
  return (
    <span className={classes.tools} data-open={opened || undefined}>
      {children}
      <Tool label={t('clone')} onClick={actions.clone}>
        <IconCopy {...icon} />
      </Tool>
      {!inside && (
        <Tool label={t(locked ? 'unlock' : 'lock')} onClick={actions.toggleLock} pressed={locked}>
          <LockIcon {...icon} />
        </Tool>
      )}
      {!locked && (
        <Tool label={t('remove')} onClick={actions.remove}>
          <IconTrash {...icon} />
        </Tool>
      )}
      <Menu opened={opened} onChange={setOpened} withinPortal position="bottom-end">
        <Menu.Target>
          <ActionIcon size={24} aria-label={t('more')} data-always>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!locked &&
            choices.map(({ label, choose }) => (
              <Menu.Item key={label} onClick={choose}>
                {label}
              </Menu.Item>
            ))}
          {!locked && choices.length > 0 && <Menu.Divider />}
          <Menu.Item
            disabled={locked}
            leftSection={<IconArrowUp {...icon} />}
            onClick={() => actions.shift('up')}
          >
            {t('moveUp')}
          </Menu.Item>
          <Menu.Item
            disabled={locked}
            leftSection={<IconArrowDown {...icon} />}
            onClick={() => actions.shift('down')}
          >
            {t('moveDown')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={actions.clone}>
            {t('clone')}
          </Menu.Item>
          {!inside && (
            <Menu.Item leftSection={<LockIcon {...icon} />} onClick={actions.toggleLock}>
              {t(locked ? 'unlock' : 'lock')}
            </Menu.Item>
          )}
          <Menu.Item
            disabled={locked}
            leftSection={<IconTrash {...icon} />}
            onClick={actions.remove}
          >
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

function Tool(props: {
  label: string;
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        size={24}
        aria-label={props.label}
        aria-pressed={props.pressed}
        onClick={props.onClick}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
}
