import { toHalfWidth } from './half-width';

const powers = new Map<string, string>([
  ['百', '100'],
  ['千', '1000'],
  ['仟', '1000'],
  ['万', '10000'],
  ['萬', '10000'],
  ['十万', '100000'],
  ['百万', '1000000'],
  ['千万', '10000000'],
  ['亿', '100000000'],
  ['億', '100000000'],
  ['千亿', '100000000000'],
  ['万亿', '1000000000000'],
]);
const currency = '元|圆|美元|欧元|港元|港币|日元|英镑|人民币|人民币元';
const counted = '人|人次|件|个|次|台|份|户|单|吨|套|条|笔|只|辆|平方米|㎡';
const power = '万亿|千亿|千万|百万|十万|百|千|仟|万|萬|亿|億';
const inBrackets = /[([【［]([^()[\]【】］]{1,20})[)\]】］]/g;
const chinese = new RegExp(
  `^(?:单位[:：]?)?(?:${currency})?(${power})(?:${currency}|${counted})?$`,
);
const english =
  /^(?:in )?(?:usd|rmb|cny|eur|gbp|hkd|[$¥€£])? ?(k|thousands?|'?000s?|mn|millions?)(?: ?(?:usd|rmb|cny|eur|gbp|hkd|[$¥€£]))?$/i;
const atTheEnd = new RegExp(`(?:^|[^${power}])(${power})(?:元|美元|人民币)$`);

/** What the unit in a header multiplies numbers by: 10000 for `金额(万元)`; null without such a unit. */
export function unitOfHeader(header: string): string | null {
  const text = toHalfWidth(header).trim();
  for (const [, inside = ''] of text.matchAll(inBrackets)) {
    const unit = readUnit(inside.trim());
    if (unit) return unit;
  }
  const end = atTheEnd.exec(text)?.[1];
  return end ? (powers.get(end) ?? null) : null;
}

function readUnit(text: string): string | null {
  const found = chinese.exec(text.replace(/\s/g, ''))?.[1];
  if (found) return powers.get(found) ?? null;
  const word = english.exec(text)?.[1]?.toLowerCase();
  if (word === undefined) return null;
  return word.startsWith('m') ? '1000000' : '1000';
}
