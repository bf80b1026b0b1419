'use client';

import { Alert, Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { FormProblem } from '@/components/auth/form-problem';
import { useWorkspace } from '@/components/shell/workspace';
import { problemsByField, problemsOf } from '@/components/trpc/problems';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import { MailFields } from './mail-fields';
import classes from './mail.module.css';
import { type MailServerData, type MailValues, toInput, toValues } from './mail-values';

type MailFormProps = { readonly server: MailServerData | null; readonly onReload: () => void };

/** Where mails go out. A kept password is never shown and goes to no other server than it was typed for. */
export function MailForm({ server, onReload }: MailFormProps) {
  const t = useTranslations('mail');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { name } = useWorkspace();
  const initialValues = toValues(server, name);
  const form = useForm<MailValues>({ initialValues, validate: useChecks() });
  const { mutate, isPending, error, reset } = useMutation(
    trpc.mail.save.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(trpc.mail.get.queryKey(), saved);
        toasts.done(t('saved'));
      },
      onError: (refused) => form.setErrors(problemsByField(refused)),
    }),
  );
  const conflict = problemsOf(error).some(({ code }) => code === 'CONFLICT');
  return (
    <form
      className={classes.form}
      onSubmit={form.onSubmit((values) => mutate(toInput(values, server?.revision ?? null)))}
      noValidate
    >
      {server?.password === 'unreadable' && (
        <Alert className={classes.warning} color="yellow" variant="light" mb={14} role="alert">
          {t('passwordUnreadable')}
        </Alert>
      )}
      <FormProblem error={error} fields={Object.keys(initialValues)} />
      {conflict && (
        <Button variant="default" mb={14} onClick={() => [reset(), onReload()]}>
          {t('reload')}
        </Button>
      )}
      <Stack gap={16}>
        <MailFields form={form} password={server?.password ?? 'none'} />
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
      </Stack>
    </form>
  );
}

function useChecks() {
  const t = useTranslations('mail.problems');
  const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
  return {
    host: (host: string) => (/^[^\s/@]+$/.test(host.trim()) ? null : t('host')),
    port: (port: number | string) =>
      Number.isInteger(Number(port)) && Number(port) >= 1 && Number(port) <= 65_535
        ? null
        : t('port'),
    senderName: (name: string) => (name.trim() === '' ? t('required') : null),
    senderAddress: (text: string) => (address.test(text.trim()) ? null : t('address')),
  };
}
