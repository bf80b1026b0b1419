'use client';

import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { problemsByField } from '@/components/trpc/problems';
import { useTRPC } from '@/components/trpc/trpc';
import type { Locale } from '@/i18n/locale';
import { FormProblem } from './form-problem';
import { LanguageField, NameField, NewPasswordField, usePersonChecks } from './person-fields';

/** Makes the account an invitation was for. */
export function InviteForm({ code }: { code: string }) {
  const t = useTranslations('auth');
  const trpc = useTRPC();
  const { name, password, language } = usePersonChecks();
  const form = useForm({
    initialValues: { name: '', password: '', language: useLocale() as Locale },
    validate: { name, password, language },
  });
  const { mutate, isPending, error } = useMutation(
    trpc.session.acceptInvitation.mutationOptions({
      onSuccess: () => window.location.assign('/'),
      onError: (refused) => form.setErrors(problemsByField(refused)),
    }),
  );
  return (
    <form onSubmit={form.onSubmit((values) => mutate({ code, ...values }))} noValidate>
      <FormProblem error={error} fields={Object.keys(form.values)} />
      <Stack gap={14}>
        <NameField field={form.getInputProps('name')} />
        <NewPasswordField field={form.getInputProps('password')} />
        <LanguageField field={form.getInputProps('language')} />
      </Stack>
      <Button type="submit" fullWidth mt={20} loading={isPending}>
        {t('invite.submit')}
      </Button>
    </form>
  );
}
