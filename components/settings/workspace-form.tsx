'use client';

import { Alert, Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { FormProblem } from '@/components/auth/form-problem';
import { useCan } from '@/components/shell/workspace';
import { problemsByField, problemsOf } from '@/components/trpc/problems';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import { WorkspaceFields } from './workspace-fields';
import classes from './workspace-form.module.css';
import { changesOf, type SettingsValues, toValues, type WorkspaceData } from './workspace-values';

type WorkspaceFormProps = {
  readonly settings: WorkspaceData;
  readonly zones: readonly string[];
  readonly onReload: () => void;
};

/** One save for all settings; somebody else's save in between is a conflict, not a loss. */
export function WorkspaceForm({ settings, zones, onReload }: WorkspaceFormProps) {
  const t = useTranslations('settings.workspace');
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  const toasts = useToasts();
  const editable = useCan('settings.edit');
  const initialValues = toValues(settings);
  const form = useForm<SettingsValues>({ initialValues });
  const { mutate, isPending, error, reset } = useMutation(
    trpc.settings.update.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(trpc.settings.get.queryKey(), saved);
        toasts.done(t('saved'));
        router.refresh();
      },
      onError: (refused) => form.setErrors(problemsByField(refused)),
    }),
  );
  const save = (values: SettingsValues) =>
    mutate({ revision: settings.revision, ...changesOf(initialValues, values) });
  const conflict = problemsOf(error).some(({ code }) => code === 'CONFLICT');
  const zoneChanged = form.values.timeZone !== initialValues.timeZone;
  return (
    <form className={classes.form} onSubmit={form.onSubmit(save)} noValidate>
      {!editable && <p className={classes.note}>{t('readOnly')}</p>}
      <FormProblem error={error} fields={Object.keys(initialValues)} />
      {conflict && (
        <Button variant="default" mb={14} onClick={() => [reset(), onReload()]}>
          {t('reload')}
        </Button>
      )}
      <Stack gap={16}>
        <WorkspaceFields form={form} zones={zones} editable={editable} />
        {zoneChanged && (
          <Alert className={classes.warning} color="yellow" variant="light">
            {t('zoneChange', { zone: form.values.timeZone })}
          </Alert>
        )}
        {editable && (
          <Group gap={8}>
            <Button type="submit" loading={isPending} disabled={!form.isDirty()}>
              {t('save')}
            </Button>
            {form.isDirty() && (
              <Button variant="subtle" color="gray" onClick={form.reset}>
                {t('reset')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}
