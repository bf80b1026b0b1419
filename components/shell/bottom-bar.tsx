'use client';

import { Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconBell,
  IconKey,
  IconLogout,
  IconMenu2,
  IconSwitchHorizontal,
} from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useOtherWorkspace } from '@/components/demo/use-other-workspace';
import { isGranted } from '@/server/domain/access/permission';
import classes from './bottom-bar.module.css';
import { LanguageSwitch } from './language-switch';
import { destinations, isCurrent } from './navigation';
import { ThemeSwitch } from './theme-switch';
import { useSignOut } from './use-sign-out';
import { useFormat, useWorkspace } from './workspace';

const placesBeforeMore = 4;

/** The navigation of a phone: four places and the rest behind "More". */
export function BottomBar() {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const { viewer } = useWorkspace();
  const [opened, more] = useDisclosure();
  const allowed = destinations.filter(({ permission }) => isGranted(viewer.role, permission));
  const [shown, rest] = [allowed.slice(0, placesBeforeMore), allowed.slice(placesBeforeMore)];
  return (
    <>
      <nav className={classes.bar} aria-label={t('navigation')}>
        {shown.map(({ key, href, icon: Icon }) => (
          <Link
            key={key}
            className={classes.item}
            href={href}
            aria-current={isCurrent(pathname, href) ? 'page' : undefined}
          >
            <Icon size={20} stroke={1.6} />
            {t(`routes.${key}`)}
          </Link>
        ))}
        <UnstyledButton className={classes.item} onClick={more.open} aria-haspopup="dialog">
          <IconMenu2 size={20} stroke={1.6} aria-hidden="true" />
          {t('more')}
        </UnstyledButton>
      </nav>
      <Drawer
        opened={opened}
        onClose={more.close}
        position="bottom"
        size="auto"
        title={t('more')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <MoreList rest={rest} onLeave={more.close} />
      </Drawer>
    </>
  );
}

function MoreList({ rest, onLeave }: { rest: typeof destinations; onLeave: () => void }) {
  const t = useTranslations('shell');
  const format = useFormat();
  const { viewer, dataAsOf } = useWorkspace();
  const signOut = useSignOut();
  const other = useOtherWorkspace();
  const places = [
    ...rest,
    { key: 'inbox', href: '/inbox', icon: IconBell },
    { key: 'account', href: '/settings/account', icon: IconKey },
  ];
  return (
    <div className={classes.more}>
      {places.map(({ key, href, icon: Icon }) => (
        <Link key={key} className={classes.line} href={href} onClick={onLeave}>
          <Icon size={18} stroke={1.6} />
          {t(`routes.${key}`)}
        </Link>
      ))}
      {other && (
        <UnstyledButton className={classes.line} onClick={other.go}>
          <IconSwitchHorizontal size={18} stroke={1.6} aria-hidden="true" />
          {other.label}
        </UnstyledButton>
      )}
      <UnstyledButton className={classes.line} onClick={signOut}>
        <IconLogout size={18} stroke={1.6} aria-hidden="true" />
        {t('signOut')}
      </UnstyledButton>
      <div className={classes.switches}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <p className={classes.note}>
        {viewer.name} · {t(`roles.${viewer.role}`)}
        <br />
        {dataAsOf ? t('dataAsOf', { moment: format.instant(dataAsOf) }) : t('noData')}
      </p>
    </div>
  );
}
