import { normaliseText } from '../text/normalise-text';

/** By what two customers may be one. */
export const likenessKinds = ['phone', 'email', 'company', 'identity'] as const;
export type LikenessKind = (typeof likenessKinds)[number];

/** Patterns that PostgreSQL and JavaScript read alike; each is applied to the compared form of a text. */
export const likenessPatterns = {
  noDigit: '[^0-9]',
  /** China's country code before a mobile number or an area code. */
  chinaCode: '^86(?=[0-9]{10,11}$)',
  phone: '^[0-9]{7,15}$',
  email: '^[^ @]+@[^ @]+$',
  noLetterOrDigit: '[^0-9A-Z]',
  identity: '^[0-9A-Z]{6,}$',
  punctuation:
    '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf\\u2000-\\u206f\\u3000-\\u303f\\u30fb\\uff00-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65]+',
  legalWords:
    '( (co|company|ltd|limited|inc|incorporated|corp|corporation|l l c|llc|llp|plc|gmbh|mbh|ag|kg|sa|s a|sarl|srl|spa|bv|b v|nv|oy|pty|pte|kk|group|holding|holdings|china))+ *$',
  legalEnding:
    '(有限责任公司|股份有限公司|有限公司|股份公司|集团公司|集团|公司|股份|中国|株式会社)+$',
  named: '^..+$',
} as const;

const pattern = (name: keyof typeof likenessPatterns, flags = 'u') =>
  new RegExp(likenessPatterns[name], flags);
const [noDigit, noSign, punctuation] = [
  pattern('noDigit', 'gu'),
  pattern('noLetterOrDigit', 'gu'),
  pattern('punctuation', 'gu'),
];
const [chinaCode, phone, email, identity, legalWords, legalEnding, named] = [
  pattern('chinaCode'),
  pattern('phone'),
  pattern('email'),
  pattern('identity'),
  pattern('legalWords'),
  pattern('legalEnding'),
  pattern('named'),
];

/**
 * The form of a value in which two customers' are the same: a phone's digits without +86,
 * 0086 and area zeros, an e-mail in lower case, a company's name without blanks, signs and
 * the words of its legal form, a number without separators. Null for what says nothing.
 */
export function likenessForm(kind: LikenessKind, raw: string): string | null {
  const text = normaliseText(raw);
  if (text === null) return null;
  switch (kind) {
    case 'phone':
      return matched(phone, bare(bare(text.replace(noDigit, '')).replace(chinaCode, '')));
    case 'email':
      return matched(email, text);
    case 'identity':
      return matched(identity, text.toUpperCase().replace(noSign, ''));
    case 'company':
      return companyForm(text);
  }
}

/** A name that is made of legal words only keeps them. */
function companyForm(text: string): string | null {
  const words = ` ${text}`.replace(punctuation, ' ');
  const short = words.replace(legalWords, '').replaceAll(' ', '');
  return (
    matched(named, short.replace(legalEnding, '')) ??
    matched(named, short) ??
    matched(named, words.replaceAll(' ', ''))
  );
}

const bare = (digits: string): string => digits.replace(/^0+/, '');

function matched(whole: RegExp, text: string): string | null {
  return whole.test(text) ? text : null;
}
