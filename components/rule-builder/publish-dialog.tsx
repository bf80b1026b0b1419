'use client';

import { Button, Checkbox, Modal, Skeleton, Textarea } from '@mantine/core';
import { IconArrowRight, IconCircleCheck, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC, useTRPCClient } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { useToasts } from '@/components/ui/toast';
import { describeRule } from '@/server/domain/rule/describe-rule';
import type { GroupNode } from '@/server/domain/rule/rule';
import type { SentenceContext } from '@/server/domain/rule/sentence/words';
import { nextVersion } from './head';
import { countConditions } from './model/count-conditions';
import classes from './publish-dialog.module.css';
import type { Segment } from './rule-workbench';
import { SentenceText } from './sentence-panel';
import { type Draft, ruleJson } from './use-draft';
import type { Previewed } from './use-preview';

export type PublishDialogProps = {
  readonly segment: Segment;
  readonly draft: Draft;
  readonly rule: GroupNode;
  readonly sentence: SentenceContext;
  readonly onClose: () => void;
};

/** The last look before a rule takes effect: what it changes, in customers, and why. */
export function PublishDialog({ segment, draft, rule, sentence, onClose }: PublishDialogProps) {
  const t = useTranslations('builder.publish');
  const format = useFormat();
  const [note, setNote] = useState('');
  const [backfill, setBackfill] = useState(segment.version === null);
  const effect = useEffectOf(segment, draft);
  const publish = usePublish(segment, draft, onClose);
  const version = nextVersion(segment);
  const title =
    segment.version === null
      ? t('title', { version })
      : t('titleOver', { version, previous: segment.version });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={780}
      classNames={{ title: classes.title }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {effect.error ? (
        <ErrorState
          error={effect.error}
          title={t('notReady')}
          onRetry={() => void effect.refetch()}
        />
      ) : effect.data ? (
        <Effect previewed={effect.data} />
      ) : (
        <Skeleton height={64} />
      )}
      <section className={classes.part}>
        <h2 className={classes.label}>{t('sentence')}</h2>
        <SentenceText tokens={describeRule(rule, sentence).tokens} language={sentence.language} />
      </section>
      {effect.data && (
        <section className={classes.part}>
          <h2 className={classes.label}>{t('checks')}</h2>
          <Check>{t('complete', { n: countConditions(rule) })}</Check>
          <Check>
            {t('share', { share: format.shareOf(effect.data.count, effect.data.total) })}
          </Check>
        </section>
      )}
      <Textarea
        className={classes.part}
        label={t('note')}
        autosize
        minRows={1}
        maxLength={500}
        value={note}
        data-autofocus
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {publish.error && <ErrorState error={publish.error} />}
      <div className={classes.foot}>
        <Checkbox
          className={classes.backfill}
          label={t('backfill')}
          checked={backfill}
          onChange={(event) => setBackfill(event.currentTarget.checked)}
        />
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          leftSection={<IconSend size={15} aria-hidden="true" />}
          disabled={!effect.data}
          loading={publish.isPending}
          onClick={() => publish.mutate({ note, backfill })}
        >
          {t('confirm', { version, count: format.number(effect.data?.count ?? null) })}
        </Button>
      </div>
    </Modal>
  );
}

function useEffectOf(segment: Segment, draft: Draft) {
  const client = useTRPCClient();
  const rule = ruleJson(draft.root);
  return useQuery({
    queryKey: ['publish-effect', segment.id, JSON.stringify(rule)],
    staleTime: 0,
    retry: false,
    queryFn: ({ signal }) =>
      client.preview.rule.mutate(
        { rule, segment: segment.key, ...(segment.rule && { compareWith: segment.rule }) },
        { signal, context: { alone: true } },
      ),
  });
}

function usePublish(segment: Segment, draft: Draft, onClose: () => void) {
  const t = useTranslations('builder.publish');
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const toasts = useToasts();
  return useMutation({
    mutationFn: async ({ note, backfill }: { note: string; backfill: boolean }) => {
      await draft.flush();
      const rule = ruleJson(draft.root);
      const revision = draft.revision.current;
      return client.segments.publish.mutate({ id: segment.id, revision, rule, note, backfill });
    },
    onSuccess: async ({ version }) => {
      onClose();
      toasts.done(t('done', { version }));
      await queries.invalidateQueries({ queryKey: trpc.segments.pathKey() });
      router.push(`/segments/${segment.id}`);
    },
  });
}

function Effect({ previewed }: { previewed: Previewed }) {
  const t = useTranslations('builder.publish');
  const format = useFormat();
  const { comparison, count } = previewed;
  const instant = format.instant(previewed.asOf);
  if (!comparison)
    return (
      <div className={classes.effect}>
        <p className={classes.quiet}>{t('instant', { instant })}</p>
        <p className={classes.first}>{t('first', { count: format.number(count) })}</p>
      </div>
    );
  const { before, stay } = comparison;
  const leave = before - stay;
  const enter = count - stay;
  return (
    <div className={classes.effect}>
      <p className={classes.quiet}>{t('sameInstant', { instant })}</p>
      <div className={classes.change}>
        <div className={classes.figures}>
          <span>{format.number(before)}</span>
          <IconArrowRight size={18} aria-hidden="true" />
          <span>{format.number(count)}</span>
        </div>
        <div className={classes.parts}>
          <div className={classes.bar} aria-hidden="true">
            <span style={{ flexGrow: leave, background: 'var(--down)' }} />
            <span style={{ flexGrow: stay, background: 'var(--line-strong)' }} />
            <span style={{ flexGrow: enter, background: 'var(--up)' }} />
          </div>
          <div className={classes.words}>
            <span>
              <b>{format.signed(-leave)}</b> {t('leave')}
            </span>
            <span>
              <b>{format.number(stay)}</b> {t('stay')}
            </span>
            <span>
              <b>{format.signed(enter)}</b> {t('enter')}
            </span>
          </div>
        </div>
      </div>
    </div>
  );
}

function Check({ children }: { children: React.ReactNode }) {
  return (
    <p className={classes.check}>
      <IconCircleCheck size={15} color="var(--ok)" aria-hidden="true" />
      {children}
    </p>
  );
}
