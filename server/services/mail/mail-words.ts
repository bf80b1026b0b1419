import en from '@/messages/en/mail.json';
import zh from '@/messages/zh-CN/mail.json';
import type { Mail } from '@/server/domain/mail/mail-server';
import type { Locale } from '../context';

type Letters = (typeof en)['letters'];

const letters: Record<Locale, Letters> = { en: en.letters, 'zh-CN': zh.letters };

/** A letter in a language with its gaps filled; what fills the subject is made one line. */
export function writeLetter(
  locale: Locale,
  letter: keyof Letters,
  gaps: Readonly<Record<string, string>>,
): Pick<Mail, 'subject' | 'text'> {
  const fill = (text: string, shape: (value: string) => string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => shape(gaps[name] ?? ''));
  const { subject, text } = letters[locale][letter];
  const line = (value: string) => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 100);
  return { subject: fill(subject, line).slice(0, 200), text: fill(text, (value) => value) };
}
