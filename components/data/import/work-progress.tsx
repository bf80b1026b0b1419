'use client';

import { useTranslations } from 'next-intl';
import { ProgressPanel } from '@/components/ui/progress-panel';
import type { ImportWork } from '../data-types';

export type WorkProgressProps = {
  readonly work: ImportWork | undefined;
  readonly title: string;
  readonly mode: 'check' | 'import';
  readonly onStop: () => void;
  readonly stopping: boolean;
};

/** How far a check or an import is. */
export function WorkProgress({ work, title, mode, onStop, stopping }: WorkProgressProps) {
  const t = useTranslations('data.import');
  const landing = useTranslations('landing.working');
  const step = work?.step ?? null;
  const words =
    step === 'segments' || step === 'undo'
      ? landing(step)
      : step === 'profile' || step === 'read' || step === 'land'
        ? t(`working.${step === 'land' && mode === 'import' ? 'importLand' : step}`)
        : t('waiting');
  return (
    <ProgressPanel
      title={title}
      step={words}
      done={step === 'read' ? (work?.done ?? 0) : 0}
      total={step === 'read' ? (work?.total ?? null) : null}
      startedAt={work?.startedAt ?? null}
      note={mode === 'import' ? `${t('leave')} ${t('stopKeeps')}` : undefined}
      onStop={onStop}
      stopping={stopping}
    />
  );
}
