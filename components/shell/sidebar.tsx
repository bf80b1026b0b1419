'use client';

import { IconClockHour4 } from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { isGranted } from '@/server/domain/access/permission';
import { Mark } from './mark';
import { type Destination, isCurrent, navigation } from './navigation';
import { PersonMenu } from './person-menu';
import classes from './sidebar.module.css';
import { useFormat, useWorkspace } from './workspace';

export function Sidebar() {
  const t = useTranslations('shell');
  const { viewer } = useWorkspace();
  const groups = navigation
    .map(({ key, items }) => ({
      key,
      items: items.filter((item) => isGranted(viewer.role, item.permission)),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <aside className={classes.side} aria-label={t('sidebar')}>
      <Link className={classes.brand} href="/" aria-label={t('home')}>
        <Mark />
        <span className={classes.word}>Stratum</span>
      </Link>
      <nav aria-label={t('navigation')}>
        {groups.map(({ key, items }) => (
          <div key={key} className={classes.group}>
            <p className={classes.heading} id={`nav-${key}`}>
              {t(`groups.${key}`)}
            </p>
            <ul aria-labelledby={`nav-${key}`}>
              {items.map((item) => (
                <NavigationItem key={item.key} item={item} />
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className={classes.foot}>
        <DataAsOf />
        <PersonMenu />
      </div>
    </aside>
  );
}

function NavigationItem({ item }: { item: Destination }) {
  const t = useTranslations('shell');
  const current = isCurrent(usePathname(), item.href);
  const label = t(`routes.${item.key}`);
  return (
    <li>
      <Link
        className={classes.item}
        href={item.href}
        aria-current={current ? 'page' : undefined}
        data-tip={label}
      >
        <item.icon size={16} stroke={1.7} />
        <span className={classes.word}>{label}</span>
      </Link>
    </li>
  );
}

function DataAsOf() {
  const t = useTranslations('shell');
  const format = useFormat();
  const { dataAsOf } = useWorkspace();
  const text = dataAsOf ? t('dataAsOf', { moment: format.instant(dataAsOf) }) : t('noData');
  return (
    <p className={classes.fresh} data-tip={text}>
      <IconClockHour4 size={14} stroke={1.7} aria-hidden="true" />
      <span className={classes.word}>{text}</span>
    </p>
  );
}
