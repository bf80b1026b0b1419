'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { FormSkeleton } from '@/components/ui/skeletons';
import { WorkspaceForm } from './workspace-form';

/** The workspace's settings: read by everybody, changed by administrators. */
export function WorkspaceSettings() {
  const t = useTranslations('ui');
  const trpc = useTRPC();
  const settings = useQuery(trpc.settings.get.queryOptions());
  const zones = useQuery(trpc.settings.zones.queryOptions(undefined, { staleTime: Infinity }));
  if (settings.error) {
    return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  }
  if (!settings.data) return <FormSkeleton fields={6} label={t('loading')} />;
  return (
    <WorkspaceForm
      key={settings.data.revision}
      settings={settings.data}
      zones={zones.data ?? [settings.data.calendar.timeZone]}
      onReload={() => void settings.refetch()}
    />
  );
}
