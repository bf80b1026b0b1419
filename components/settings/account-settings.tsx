'use client';

import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { FormProblem } from '@/components/auth/form-problem';
import { usePersonChecks } from '@/components/auth/person-fields';
import { useWorkspace } from '@/components/shell/workspace';
import { problemsByField } from '@/components/trpc/problems';
import { useTRPC } from '@/components/trpc/trpc';
import { Section } from '@/components/ui/section';
import { useToasts } from '@/components/ui/toast';
import { passwordLength } from '@/server/domain/access/password';
import classes from './account-settings.module.css';

/** Who one is here, and one's password. */
export function AccountSettings() {
  const t = useTranslations('settings.account');
  const roles = useTranslations('shell.roles');
  const { viewer } = useWorkspace();
  return (
    <div className={classes.account}>
      <Section title={t('identity')}>
        <dl className={classes.facts}>
          <dt>{t('name')}</dt>
          <dd>{viewer.name}</dd>
          <dt>{t('email')}</dt>
          <dd>{viewer.email}</dd>
          <dt>{t('role')}</dt>
          <dd>{roles(viewer.role)}</dd>
        </dl>
      </Section>
      <Section title={t('password')} subtitle={t('passwordEffect')} divided>
        <PasswordForm />
      </Section>
    </div>
  );
}

function PasswordForm() {
  const t = useTranslations('settings.account');
  const auth = useTranslations('auth');
  const trpc = useTRPC();
  const toasts = useToasts();
  const { password } = usePersonChecks();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (value) => (value ? null : auth('required')),
      newPassword: password,
    },
  });
  const { mutate, isPending, error } = useMutation(
    trpc.session.changePassword.mutationOptions({
      onSuccess: () => {
        form.reset();
        toasts.done(t('saved'));
      },
      onError: (refused) => form.setErrors(problemsByField(refused)),
    }),
  );
  const toggle = { 'aria-label': auth('showPassword') };
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => mutate(values))} noValidate>
      <FormProblem error={error} fields={['currentPassword', 'newPassword']} />
      <Stack gap={14} align="stretch">
        <PasswordInput
          label={t('current')}
          autoComplete="current-password"
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label={t('fresh')}
          description={auth('passwordHint', { min: passwordLength.min })}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps('newPassword')}
        />
      </Stack>
      <Button type="submit" mt={16} loading={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
