'use client';

import { Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** Takes the code from the server's log to the form that uses it. */
export function SetupCodeForm() {
  const t = useTranslations('auth.setup');
  return (
    <form action="/setup" method="get">
      <TextInput
        name="code"
        label={t('code')}
        description={t('codeHint')}
        autoComplete="off"
        required
      />
      <Button type="submit" fullWidth mt={20}>
        {t('useCode')}
      </Button>
    </form>
  );
}
