'use client';

import { PasswordInput, Select, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { isLocale, locales } from '@/i18n/locale';
import { passwordLength } from '@/server/domain/access/password';

type FieldProps = { readonly field: GetInputPropsReturnType };

export function NameField({ field }: FieldProps) {
  const t = useTranslations('auth');
  return <TextInput label={t('name')} autoComplete="name" {...field} />;
}

export function EmailField({ field }: FieldProps) {
  const t = useTranslations('auth');
  return <TextInput label={t('email')} type="email" autoComplete="username" {...field} />;
}

export function NewPasswordField({ field }: FieldProps) {
  const t = useTranslations('auth');
  return (
    <PasswordInput
      label={t('password')}
      description={t('passwordHint', { min: passwordLength.min })}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      {...field}
    />
  );
}

export function LanguageField({ field }: FieldProps) {
  const t = useTranslations('auth');
  const data = locales.map((value) => ({ value, label: t(`languages.${value}`) }));
  return <Select label={t('language')} data={data} allowDeselect={false} {...field} />;
}

/** Checks of the fields above, in the reader's words. */
export function usePersonChecks() {
  const t = useTranslations('auth');
  return {
    name: (value: string) => (value.trim() ? null : t('required')),
    email: (value: string) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('badEmail')),
    password: (value: string) =>
      value.length >= passwordLength.min ? null : t('passwordShort', { min: passwordLength.min }),
    language: (value: string) => (isLocale(value) ? null : t('required')),
  };
}
