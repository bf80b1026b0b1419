'use client';

import {
  Alert,
  Checkbox,
  Input,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Select,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { type MailPreset, mailPresets, mailSecurities } from '@/server/domain/mail/mail-server';
import classes from './mail.module.css';
import { type MailServerData, type MailValues, presetNames, presetOf } from './mail-values';

type MailFieldsProps = {
  readonly form: UseFormReturnType<MailValues>;
  readonly password: MailServerData['password'];
};

export function MailFields({ form, password }: MailFieldsProps) {
  const t = useTranslations('mail');
  const auth = useTranslations('auth');
  const securityId = useId();
  const choosePreset = (name: string | null) => {
    if (name && name !== 'other') form.setValues(mailPresets[name as MailPreset]);
    else form.setFieldValue('host', '');
  };
  return (
    <>
      <Select
        label={t('provider')}
        data={[...presetNames, 'other' as const].map((value) => ({
          value,
          label: t(`providers.${value}`),
        }))}
        value={presetOf(form.values)}
        onChange={choosePreset}
        allowDeselect={false}
      />
      <div className={classes.server}>
        <TextInput
          label={t('host')}
          placeholder="smtp.example.com"
          spellCheck={false}
          autoComplete="off"
          {...form.getInputProps('host')}
        />
        <NumberInput
          label={t('port')}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('port')}
        />
      </div>
      <Input.Wrapper label={t('security')} labelElement="div" labelProps={{ id: securityId }}>
        <SegmentedControl
          fullWidth
          aria-labelledby={securityId}
          data={mailSecurities.map((value) => ({ value, label: t(`securities.${value}`) }))}
          {...form.getInputProps('security')}
        />
      </Input.Wrapper>
      {form.values.security === 'none' && (
        <Alert className={classes.warning} color="yellow" variant="light">
          {t('noneWarns')}
        </Alert>
      )}
      <TextInput
        label={t('user')}
        description={t('userIs')}
        spellCheck={false}
        autoComplete="off"
        {...form.getInputProps('userName')}
      />
      <PasswordInput
        label={t('password')}
        description={t('passwordIs')}
        placeholder={password === 'kept' ? t('passwordKept') : undefined}
        autoComplete="new-password"
        disabled={form.values.forgetPassword}
        visibilityToggleButtonProps={{ 'aria-label': auth('showPassword') }}
        {...form.getInputProps('password')}
      />
      {password !== 'none' && (
        <Checkbox
          label={t('forget')}
          {...form.getInputProps('forgetPassword', { type: 'checkbox' })}
        />
      )}
      <TextInput label={t('senderName')} {...form.getInputProps('senderName')} />
      <TextInput
        label={t('senderAddress')}
        type="email"
        autoComplete="off"
        {...form.getInputProps('senderAddress')}
      />
    </>
  );
}
