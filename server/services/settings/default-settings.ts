import type { Locale } from '../context';
import { hostTimeZone } from './time-zone';

const chineseZones = new Set([
  'Asia/Shanghai',
  'Asia/Chongqing',
  'Asia/Harbin',
  'Asia/Urumqi',
  'Asia/Kashgar',
  'PRC',
]);

/** What a new workspace starts with, in the host's zone unless another is given. */
export function defaultSettings(language: Locale, timeZone = hostTimeZone()) {
  return {
    name: 'Stratum',
    timeZone,
    weekStart: 'monday' as const,
    fiscalYearStart: 1,
    currency: language === 'zh-CN' || chineseZones.has(timeZone) ? 'CNY' : 'USD',
    language,
  };
}
