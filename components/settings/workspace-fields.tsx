'use client';

import { Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useWorkspace } from '@/components/shell/workspace';
import { createFormat } from '@/components/ui/format/create-format';
import { type Locale, locales } from '@/i18n/locale';
import { weekdays } from '@/server/domain/time/calendar';
import type { SettingsValues } from './workspace-values';

type WorkspaceFieldsProps = {
  readonly form: UseFormReturnType<SettingsValues>;
  readonly zones: readonly string[];
  readonly editable: boolean;
};

export function WorkspaceFields({ form, zones, editable }: WorkspaceFieldsProps) {
  const t = useTranslations('settings.workspace');
  const languageNames = useTranslations('auth.languages');
  const currencies = useCurrencies();
  const choice = { allowDeselect: false, disabled: !editable } as const;
  return (
    <>
      <TextInput label={t('name')} disabled={!editable} {...form.getInputProps('name')} />
      <Select
        label={t('timeZone')}
        description={t('timeZoneEffect', { moment: useClock(form.values.timeZone) })}
        data={zones}
        searchable
        limit={60}
        {...choice}
        {...form.getInputProps('timeZone')}
      />
      <Select
        label={t('weekStart')}
        description={t('weekStartEffect')}
        data={weekdays.map((value) => ({ value, label: t(`weekdays.${value}`) }))}
        {...choice}
        {...form.getInputProps('weekStart')}
      />
      <Select
        label={t('fiscalYearStart')}
        description={t('fiscalYearEffect')}
        data={months.map((value) => ({ value, label: t(`months.${value}`) }))}
        {...choice}
        {...form.getInputProps('fiscalYearStart')}
      />
      <Select
        label={t('currency')}
        description={t('currencyEffect')}
        data={currencies}
        searchable
        limit={60}
        {...choice}
        {...form.getInputProps('currency')}
      />
      <Select
        label={t('language')}
        description={t('languageEffect')}
        data={locales.map((value) => ({ value, label: languageNames(value) }))}
        {...choice}
        {...form.getInputProps('language')}
      />
    </>
  );
}

const months = Array.from({ length: 12 }, (_, index) => String(index + 1));

function useCurrencies() {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((value) => ({
      value,
      label: `${value} · ${names.of(value) ?? value}`,
    }));
  }, [locale]);
}

function useClock(timeZone: string): string {
  const locale = useLocale() as Locale;
  const { calendar, currency } = useWorkspace();
  const zone = timeZone || calendar.timeZone;
  return createFormat({ locale, timeZone: zone, currency }).instantShort(new Date());
}
