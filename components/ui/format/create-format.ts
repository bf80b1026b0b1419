import type { Locale } from '@/i18n/locale';
import { dateFormats } from './dates';
import { numberFormats } from './numbers';

export type FormatSettings = {
  readonly locale: Locale;
  /** IANA name of the workspace's zone. */
  readonly timeZone: string;
  /** ISO 4217 */
  readonly currency: string;
};

export type Format = ReturnType<typeof createFormat>;

/** Every way the interface writes numbers, money, dates and instants, for one reader and workspace. */
export function createFormat(settings: FormatSettings) {
  return { ...settings, ...numberFormats(settings), ...dateFormats(settings) };
}
