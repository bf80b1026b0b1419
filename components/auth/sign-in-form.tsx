'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { FormProblem } from './form-problem';

/** Signs in and goes where the person wanted to go. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('auth');
  const trpc = useTRPC();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('badEmail')),
      password: (value) => (value ? null : t('required')),
    },
  });
  const { mutate, isPending, error } = useMutation(
    trpc.session.signIn.mutationOptions({ onSuccess: () => window.location.assign(next) }),
  );
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))} noValidate>
      <FormProblem error={error} />
      <TextInput
        label={t('email')}
        type="email"
        autoComplete="username"
        autoFocus
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        mt={14}
        label={t('password')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <Button type="submit" fullWidth mt={20} loading={isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
