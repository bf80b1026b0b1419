import { type Locale, localeCookie } from '@/i18n/locale';

const year = 365 * 24 * 60 * 60;

/** Keeps the language for pages that are read before signing in. */
export function rememberLocale(locale: Locale): void {
  document.cookie = `${localeCookie}=${locale}; path=/; max-age=${year}; samesite=lax`;
}
