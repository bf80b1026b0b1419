'use client';

import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconSend } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useCan } from '@/components/shell/workspace';
import { StateTag } from '@/components/ui/state-tag';
import { Tag } from '@/components/ui/tag';
import classes from './head.module.css';
import type { Segment } from './rule-workbench';
import type { Draft } from './use-draft';

export type HeadTagsProps = {
  readonly segment: Segment;
  /** Whether the rule on the page is the published one. */
  readonly unchanged: boolean;
};

/** What is a draft and what is published. */
export function HeadTags({ segment, unchanged }: HeadTagsProps) {
  const t = useTranslations('builder.head');
  const { version } = segment;
  return (
    <>
      {!unchanged && <Tag>{t('draft')}</Tag>}
      {version === null ? (
        <StateTag tone="none">{t('unpublished')}</StateTag>
      ) : (
        <StateTag tone="ok">{t('published', { version })}</StateTag>
      )}
    </>
  );
}

export type HeadActionsProps = {
  readonly draft: Draft;
  readonly segment: Segment;
  /** Whether the rule stands and was counted. */
  readonly ready: boolean;
  /** Whether the rule on the page is the published one. */
  readonly unchanged: boolean;
  readonly onPublish: () => void;
};

/** Undo, redo and publish; where there is no publishing it says why. */
export function HeadActions({ draft, segment, ready, unchanged, onPublish }: HeadActionsProps) {
  const t = useTranslations('builder.head');
  const canPublish = useCan('segment.publish');
  const nothing = unchanged ? t('nothing', { version: segment.version ?? 1 }) : undefined;
  const reason = canPublish ? nothing : t('noPublish');
  const open = ready && reason === undefined;
  return (
    <>
      <Tooltip label={`${t('undo')} (⌘Z)`}>
        <ActionIcon
          className={classes.step}
          aria-label={t('undo')}
          disabled={!draft.canUndo}
          onClick={draft.undo}
        >
          <IconArrowBackUp size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('redo')} (⇧⌘Z)`}>
        <ActionIcon
          className={classes.step}
          aria-label={t('redo')}
          disabled={!draft.canRedo}
          onClick={draft.redo}
        >
          <IconArrowForwardUp size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Tooltip
        label={reason}
        disabled={reason === undefined}
        events={{ hover: true, focus: true, touch: true }}
      >
        <Button
          leftSection={<IconSend size={15} aria-hidden="true" />}
          data-disabled={!open || undefined}
          aria-disabled={!open}
          aria-description={reason}
          onClick={() => open && onPublish()}
        >
          {t('publish', { version: nextVersion(segment) })}
        </Button>
      </Tooltip>
    </>
  );
}

/** The version a publication would make. */
export function nextVersion(segment: Pick<Segment, 'versions'>): number {
  return (segment.versions[0]?.version ?? 0) + 1;
}
