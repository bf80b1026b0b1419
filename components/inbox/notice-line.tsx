'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import classes from './inbox-list.module.css';

export type NoticeData = {
  readonly id: string;
  readonly kind: string;
  readonly params: Record<string, string | number>;
  readonly href: string | null;
  readonly createdAt: string;
  readonly read: boolean;
};

type NoticeLineProps = { readonly notice: NoticeData; readonly onOpen: () => void };

export function NoticeLine({ notice, onOpen }: NoticeLineProps) {
  const t = useTranslations('inbox');
  const format = useFormat();
  const { kind, params, href, createdAt, read } = notice;
  const text = t.has(`kinds.${kind}`) ? t(`kinds.${kind}`, params) : t('unknown');
  return (
    <li className={classes.notice} data-unread={!read || undefined}>
      <span className={classes.dot}>
        {!read && <span className={classes.unseen}>{t('unread')}</span>}
      </span>
      <div className={classes.words}>
        {href ? (
          <Link className={classes.link} href={href} onClick={read ? undefined : onOpen}>
            {text}
          </Link>
        ) : (
          <p>{text}</p>
        )}
        <p className={classes.when}>{format.instant(createdAt)}</p>
      </div>
    </li>
  );
}
