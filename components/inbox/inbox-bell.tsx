'use client';

import { useQuery } from '@tanstack/react-query';
import { IconBell } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import classes from './inbox-bell.module.css';

const everyMinute = 60_000;

/** The way to the inbox, with the number of unread notices. */
export function InboxBell() {
  const t = useTranslations('inbox');
  const trpc = useTRPC();
  const { data: unread = 0 } = useQuery(
    trpc.inbox.unread.queryOptions(undefined, { refetchInterval: everyMinute }),
  );
  return (
    <Link className={classes.bell} href="/inbox" aria-label={t('bell', { unread })}>
      <IconBell size={16} stroke={1.7} aria-hidden="true" />
      {unread > 0 && (
        <span className={classes.count} aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
