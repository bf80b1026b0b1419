'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { pointWord } from '@/components/charts/axis-words';
import { useCan, useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { ProgressPanel } from '@/components/ui/progress-panel';
import { useToasts } from '@/components/ui/toast';
import { useSegmentWords } from '../use-segment-words';
import type { LoadedSegment } from './use-segment';

const phases = ['evaluate', 'close', 'open', 'receipt', 'commit'] as const;
type Phase = (typeof phases)[number];
const isPhase = (step: string): step is Phase => phases.some((phase) => phase === step);

/** Long work on a segment: how far, how long, a way out. The page is asked anew when it ends. */
export function WorkProgress({ loaded: { detail, listed } }: { readonly loaded: LoadedSegment }) {
  const t = useTranslations('segments.work');
  const format = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const toasts = useToasts();
  const words = useSegmentWords();
  const mayStop = useCan('segment.refresh');
  const { work } = listed;
  const full = useQuery(
    trpc.work.get.queryOptions(
      { id: work?.id ?? '' },
      { enabled: work !== null, refetchInterval: 1_500 },
    ),
  ).data;
  const stop = useMutation(
    trpc.work.cancel.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.segments.pathKey() }),
      onError: toasts.failed,
    }),
  );
  const wasWorking = useRef(false);
  useEffect(() => {
    if (wasWorking.current && work === null) {
      void client.invalidateQueries({ queryKey: trpc.segments.pathKey() });
    }
    wasWorking.current = work !== null;
  }, [work, client, trpc]);
  if (work === null || work.kind === 'import') return null;
  const { kind, state, step, done, total } = work;
  const doing =
    state === 'queued' || step === null
      ? t('queued')
      : isPhase(step)
        ? t(`steps.${step}`)
        : t('steps.point', {
            point: pointWord(step, format),
            done: Math.min(done + 1, total ?? done + 1),
            total: total ?? done + 1,
          });
  return (
    <ProgressPanel
      title={t(kind, { name: words.name(detail) })}
      step={doing}
      done={done}
      total={total}
      startedAt={full?.startedAt ?? null}
      note={t(kind === 'refresh' ? 'keepsRefresh' : 'keepsBackfill')}
      onStop={mayStop ? () => stop.mutate({ id: work.id }) : undefined}
      stopping={stop.isPending || full?.cancelRequested}
    />
  );
}
