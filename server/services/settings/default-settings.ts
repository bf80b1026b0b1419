import type { Locale } from '../context';
import { hostTimeZone } from './time-zone';

/** What a new workspace starts with, in the host's zone. */
export function defaultSettings(language: Locale) {
  return {
    name: 'Stratum',
    timeZone: hostTimeZone(),
    weekStart: 'monday' as const,
    fiscalYearStart: 1,
    currency: language === 'zh-CN' ? 'CNY' : 'USD',
    language,
  };
}
