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

/** What is a draft and what is published. */
export function HeadTags({ segment }: { segment: Segment }) {
  const t = useTranslations('builder.head');
  const { version } = segment;
  return (
    <>
      <Tag>{t('draft')}</Tag>
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
  readonly onPublish: () => void;
};

/** Undo, redo and publish; those who may not publish are told who can. */
export function HeadActions({ draft, segment, ready, onPublish }: HeadActionsProps) {
  const t = useTranslations('builder.head');
  const canPublish = useCan('segment.publish');
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
        label={t('noPublish')}
        disabled={canPublish}
        events={{ hover: true, focus: true, touch: true }}
      >
        <Button
          leftSection={<IconSend size={15} aria-hidden="true" />}
          data-disabled={!canPublish || !ready || undefined}
          aria-disabled={!canPublish || !ready}
          aria-description={canPublish ? undefined : t('noPublish')}
          onClick={() => canPublish && ready && onPublish()}
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
