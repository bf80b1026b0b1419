'use client';

import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconCalendarDown,
  IconCopy,
  IconCursorText,
  IconDots,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useCan } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import type { SegmentDetail } from '../segment-types';
import { RenameDialog } from './rename-dialog';

const FillPastDialog = dynamic(
  () => import('./fill-past-dialog').then((module) => module.FillPastDialog),
  { ssr: false },
);

/** What is rarely done to a segment: rename it, fill in its past, put it away, take it back, copy its key. */
export function SegmentMenu({
  detail,
  name,
}: {
  readonly detail: SegmentDetail;
  readonly name: string;
}) {
  const t = useTranslations('segments.menu');
  const toasts = useToasts();
  const mayDraft = useCan('segment.draft');
  const mayPublish = useCan('segment.publish');
  const mayRefresh = useCan('segment.refresh');
  const [isRenaming, setIsRenaming] = useState(false);
  const [isFilling, setIsFilling] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const closeRenaming = () => {
    setIsRenaming(false);
    opener.current?.focus();
  };
  const closeFilling = () => {
    setIsFilling(false);
    opener.current?.focus();
  };
  const { archive, restore } = useArchiving(name);
  const { id, revision, key, lifecycle } = detail;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={opener} aria-label={t('more')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayDraft && lifecycle !== 'archived' ? (
            <Menu.Item
              leftSection={<IconCursorText size={15} />}
              onClick={() => setIsRenaming(true)}
            >
              {t('rename')}
            </Menu.Item>
          ) : null}
          <Menu.Item
            leftSection={<IconCopy size={15} />}
            onClick={() =>
              navigator.clipboard.writeText(key).then(() => toasts.done(t('keyCopied', { key })))
            }
          >
            {t('copyKey')}
          </Menu.Item>
          {mayRefresh && lifecycle === 'published' ? (
            <Menu.Item
              leftSection={<IconCalendarDown size={15} />}
              onClick={() => setIsFilling(true)}
            >
              {t('fillPast')}
            </Menu.Item>
          ) : null}
          {mayPublish && lifecycle !== 'archived' ? (
            <Menu.Item
              leftSection={<IconArchive size={15} />}
              onClick={() => archive.mutate({ id, revision })}
            >
              {t('archive')}
            </Menu.Item>
          ) : null}
          {mayPublish && lifecycle === 'archived' ? (
            <Menu.Item
              leftSection={<IconArchiveOff size={15} />}
              onClick={() => restore.mutate({ id, revision })}
            >
              {t('restore')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isFilling ? <FillPastDialog detail={detail} onClose={closeFilling} /> : null}
      {isRenaming ? <RenameDialog detail={detail} onClose={closeRenaming} /> : null}
    </>
  );
}

function useArchiving(name: string) {
  const t = useTranslations('segments.menu');
  const trpc = useTRPC();
  const client = useQueryClient();
  const toasts = useToasts();
  const again = () => client.invalidateQueries({ queryKey: trpc.segments.pathKey() });
  const restore = useMutation(
    trpc.segments.restore.mutationOptions({
      onSuccess: () => {
        toasts.done(t('restored', { name }));
        return again();
      },
      onError: toasts.failed,
    }),
  );
  const archive = useMutation(
    trpc.segments.archive.mutationOptions({
      onSuccess: ({ id, revision }) => {
        toasts.undoable(t('archived', { name }), () => restore.mutate({ id, revision }));
        return again();
      },
      onError: toasts.failed,
    }),
  );
  return { archive, restore };
}
