'use client';

import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { TableSkeleton } from '@/components/ui/skeletons';
import { useToasts } from '@/components/ui/toast';
import classes from './inbox-list.module.css';
import { NoticeLine } from './notice-line';

const pageSize = 30;

/** Notices, newest first; opening one or "mark all" makes them read. */
export function InboxList() {
  const t = useTranslations('inbox');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const list = useInfiniteQuery({
    ...trpc.inbox.list.infiniteQueryOptions(
      { limit: pageSize },
      {
        initialCursor: null,
        getNextPageParam: (page) => (page.length < pageSize ? undefined : lastOf(page)),
      },
    ),
  });
  const markRead = useMarkRead();
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <TableSkeleton rows={5} columns={2} label={ui('loading')} />;
  const notices = list.data.pages.flat();
  if (notices.length === 0) {
    return <EmptyState title={t('emptyTitle')}>{t('emptyBody')}</EmptyState>;
  }
  return (
    <>
      {notices.some(({ read }) => !read) && (
        <div className={classes.tools}>
          <Button variant="default" onClick={() => markRead(null)}>
            {t('markAll')}
          </Button>
        </div>
      )}
      <ul className={classes.list}>
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onOpen={() => markRead([notice.id])} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('older')}
        </Button>
      )}
    </>
  );
}

function lastOf(page: readonly { readonly createdAt: string; readonly id: string }[]) {
  const last = page.at(-1);
  return last && { createdAt: last.createdAt, id: last.id };
}

function useMarkRead(): (ids: string[] | null) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { mutate } = useMutation(
    trpc.inbox.markRead.mutationOptions({
      onError: toasts.failed,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.inbox.pathKey() }),
    }),
  );
  return (ids) => mutate({ ids });
}
