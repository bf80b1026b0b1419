'use client';

import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { InboxBell } from '@/components/inbox/inbox-bell';
import { LanguageSwitch } from './language-switch';
import { usePalette } from './palette/palette-provider';
import { ThemeSwitch } from './theme-switch';
import classes from './top-bar.module.css';

export type Crumb = { readonly label: string; readonly href?: string };

/** Where the reader is, and the way to everything else. The last crumb is the page itself. */
export function TopBar({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations('shell');
  const palette = usePalette();
  return (
    <header className={classes.bar}>
      <nav className={classes.crumbs} aria-label={t('breadcrumb')}>
        {crumbs.map(({ label, href }, index) => (
          <Fragment key={`${href ?? 'here'} ${label}`}>
            {index > 0 && <span aria-hidden="true"> / </span>}
            {href && index < crumbs.length - 1 ? (
              <Link href={href}>{label}</Link>
            ) : (
              <span aria-current="page" className={classes.here} title={label}>
                {label}
              </span>
            )}
          </Fragment>
        ))}
      </nav>
      <UnstyledButton className={classes.find} onClick={palette.open} aria-haspopup="dialog">
        <IconSearch size={14} aria-hidden="true" />
        <span className={classes.findWords}>{t('search')}</span>
        <kbd className={classes.key}>{palette.shortcut}</kbd>
      </UnstyledButton>
      <ActionIcon className={classes.findIcon} onClick={palette.open} aria-label={t('search')}>
        <IconSearch size={18} stroke={1.7} />
      </ActionIcon>
      <span className={classes.wide}>
        <LanguageSwitch />
        <ThemeSwitch />
      </span>
      <InboxBell />
    </header>
  );
}
