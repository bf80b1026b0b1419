import { describe, expect, it } from 'vitest';
import { acceptedLocale } from './locale';

describe('acceptedLocale', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['de-DE,de;q=0.9,zh;q=0.7,en;q=0.5', 'zh-CN'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['fr', 'en'],
    ['zh;q=0,en', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('reads %s as %s', (header, locale) => {
    expect(acceptedLocale(header)).toBe(locale);
  });
});
