'use client';

import { Button, Select, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { problemsByField } from '@/components/trpc/problems';
import { useTRPC } from '@/components/trpc/trpc';
import type { Locale } from '@/i18n/locale';
import { FormProblem } from './form-problem';
import {
  EmailField,
  LanguageField,
  NameField,
  NewPasswordField,
  usePersonChecks,
} from './person-fields';

type SetupFormProps = {
  readonly code: string;
  readonly zones: readonly string[];
  readonly hostZone: string;
};

/** Makes the first administrator and writes the workspace's zone and language. */
export function SetupForm({ code, zones, hostZone }: SetupFormProps) {
  const t = useTranslations('auth');
  const trpc = useTRPC();
  const checks = usePersonChecks();
  const form = useForm({
    initialValues: {
      name: '',
      email: '',
      password: '',
      language: useLocale() as Locale,
      timeZone: hostZone,
    },
    validate: checks,
  });
  const { mutate, isPending, error } = useMutation(
    trpc.session.completeSetup.mutationOptions({
      onSuccess: () => window.location.assign('/'),
      onError: (refused) => form.setErrors(problemsByField(refused)),
    }),
  );
  return (
    <form onSubmit={form.onSubmit((values) => mutate({ code, ...values }))} noValidate>
      <FormProblem error={error} fields={Object.keys(form.values)} />
      <Stack gap={14}>
        <NameField field={form.getInputProps('name')} />
        <EmailField field={form.getInputProps('email')} />
        <NewPasswordField field={form.getInputProps('password')} />
        <LanguageField field={form.getInputProps('language')} />
        <Select
          label={t('timeZone')}
          description={t('timeZoneHint')}
          data={zones}
          searchable
          allowDeselect={false}
          limit={60}
          {...form.getInputProps('timeZone')}
        />
      </Stack>
      <Button type="submit" fullWidth mt={20} loading={isPending}>
        {t('setup.submit')}
      </Button>
    </form>
  );
}
