import type { Locale } from '@/i18n/locale';
import type { Calendar, Weekday } from '@/server/domain/time/calendar';

export type WorkspaceData = {
  readonly name: string;
  readonly calendar: Calendar;
  readonly currency: string;
  readonly language: Locale;
  readonly revision: number;
};

/** The settings as the form holds them: choices are text. */
export type SettingsValues = {
  name: string;
  timeZone: string;
  weekStart: Weekday;
  fiscalYearStart: string;
  currency: string;
  language: Locale;
};

export function toValues({ name, calendar, currency, language }: WorkspaceData): SettingsValues {
  const { timeZone, weekStart, fiscalYearStart } = calendar;
  return {
    name,
    timeZone,
    weekStart,
    fiscalYearStart: String(fiscalYearStart),
    currency,
    language,
  };
}

/** Only what differs, so that saving one setting never writes back another. */
export function changesOf(before: SettingsValues, after: SettingsValues) {
  const { fiscalYearStart, ...rest } = after;
  const changed = Object.fromEntries(
    Object.entries(rest).filter(([key, value]) => before[key as keyof SettingsValues] !== value),
  ) as Partial<typeof rest>;
  return fiscalYearStart === before.fiscalYearStart
    ? changed
    : { ...changed, fiscalYearStart: Number(fiscalYearStart) };
}
