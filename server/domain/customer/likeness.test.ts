import { describe, expect, it } from 'vitest';
import { likenessForm } from './likeness';

describe('a phone number', () => {
  it.each([
    ['138 0013 8000', '13800138000'],
    ['+86-13800138000', '13800138000'],
    ['0086 138-0013-8000', '13800138000'],
    ['86 13800138000', '13800138000'],
    ['（８６）１３８００１３８０００', '13800138000'],
    ['010-8888 6666', '1088886666'],
    ['+86 10 88886666', '1088886666'],
    ['0044 20 7946 0018', '442079460018'],
    ['+44 20 7946 0018', '442079460018'],
  ])('%s is %s', (raw, form) => expect(likenessForm('phone', raw)).toBe(form));

  it.each(['', '-', '123', '无', '13800138000, 13900139000'])('is none in "%s"', (raw) =>
    expect(likenessForm('phone', raw)).toBeNull(),
  );
});

describe('a company', () => {
  it.each([
    ['上海云帆科技有限公司', '上海云帆科技'],
    ['上海云帆科技', '上海云帆科技'],
    ['上海 云帆·科技 有限责任公司', '上海云帆科技'],
    ['北京蓝海集团', '北京蓝海'],
    ['北京蓝海（中国）有限公司', '北京蓝海'],
    ['北京蓝海(集团)股份有限公司', '北京蓝海'],
    ['Acme Trading Co., Ltd', 'acmetrading'],
    ['ACME  TRADING', 'acmetrading'],
    ['Acme-Trading (China) Co. Ltd.', 'acmetrading'],
    ['ＡＣＭＥ Trading, L.L.C.', 'acmetrading'],
    ['Müller GmbH & Co. KG', 'müller'],
    ['Texaco', 'texaco'],
    ['中国集团公司', '中国集团公司'],
    ['Group', 'group'],
  ])('%s is %s', (raw, form) => expect(likenessForm('company', raw)).toBe(form));

  it('is another one with another name', () => {
    const forms = ['上海云帆科技', '上海云帆贸易', '北京云帆科技', 'Acme', 'Acme Trading'];
    expect(new Set(forms.map((name) => likenessForm('company', name))).size).toBe(forms.length);
  });

  it.each(['', '·', 'X'])('is none in "%s"', (raw) =>
    expect(likenessForm('company', raw)).toBeNull(),
  );
});

describe('e-mail and identity number', () => {
  it('fold case and width', () => {
    expect(likenessForm('email', ' Zhang@YUNFAN.cn ')).toBe('zhang@yunfan.cn');
    expect(likenessForm('email', '无')).toBeNull();
    expect(likenessForm('identity', '91310000ma1k-35x12a')).toBe('91310000MA1K35X12A');
    expect(likenessForm('identity', '12345')).toBeNull();
  });
});
