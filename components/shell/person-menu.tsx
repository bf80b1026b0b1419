'use client';

import { Menu, UnstyledButton } from '@mantine/core';
import {
  IconChevronDown,
  IconKey,
  IconLogout,
  IconMap2,
  IconSwitchHorizontal,
} from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useOtherWorkspace } from '@/components/demo/use-other-workspace';
import { useGuide } from '@/components/guide/use-guide';
import { Initials } from '@/components/ui/initials';
import classes from './person-menu.module.css';
import { useSignOut } from './use-sign-out';
import { useWorkspace } from './workspace';

export function PersonMenu() {
  const t = useTranslations('shell');
  const { viewer } = useWorkspace();
  const signOut = useSignOut();
  const other = useOtherWorkspace();
  const guide = useGuide();
  const words = useTranslations('guide');
  return (
    <Menu position="top-start" width={200}>
      <Menu.Target>
        <UnstyledButton
          className={classes.person}
          aria-label={t('personMenu', { name: viewer.name, role: t(`roles.${viewer.role}`) })}
        >
          <Initials name={viewer.name} size={22} />
          <span className={classes.words}>
            <span className={classes.name} title={viewer.name}>
              {viewer.name}
            </span>
            <span className={classes.role}>{t(`roles.${viewer.role}`)}</span>
          </span>
          <IconChevronDown className={classes.chevron} size={13} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{viewer.email}</Menu.Label>
        <Menu.Item component={Link} href="/settings/account" leftSection={<IconKey size={14} />}>
          {t('account')}
        </Menu.Item>
        {guide.allowed && guide.closed && (
          <Menu.Item leftSection={<IconMap2 size={14} />} onClick={guide.open}>
            {words('reopen')}
          </Menu.Item>
        )}
        {other && (
          <Menu.Item leftSection={<IconSwitchHorizontal size={14} />} onClick={other.go}>
            {other.label}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={14} />} onClick={signOut}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
