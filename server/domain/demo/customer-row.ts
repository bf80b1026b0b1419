import { type DayNumber, dayNumber, writeDay } from './civil-day';
import type { CustomerNature } from './customer-nature';
import { brandHeads, brandTails, foreignNames, givenNames, surnames } from './names';
import type { Random } from './random';
import { mostly, type Row } from './story-rows';

export const customerHeader = [
  ...['customer_no', 'company', 'industry', 'region', 'city', 'owner', 'employees', 'team'],
  ...['english_name', 'province', 'address', 'source', 'consent', 'credit_limit', 'contact'],
  ...['phone', 'email', 'birthday', 'first_contact_on', 'tags'],
] as const;
export type CustomerColumn = (typeof customerHeader)[number];
export type CustomerCard = Readonly<Record<CustomerColumn, string>>;

const sources = [
  ['展会', 24],
  ['网站询盘', 23],
  ['转介绍', 20],
  ['搜索', 16],
  ['电话', 11],
  ['老客户推荐', 6],
] as const;
const consents = [
  ['已同意', 68],
  ['未表态', 22],
  ['已拒绝', 10],
] as const;
const suffixes = [
  ['有限公司', 82],
  ['有限责任公司', 10],
  ['股份有限公司', 8],
] as const;
const mailboxes = ['caigou', 'info', 'sales', 'wuliao', 'office'] as const;
const earliestBirthday = dayNumber('1962-01-01');
const latestBirthday = dayNumber('2001-12-31');

/** Names of companies that were given out already. */
export type TakenNames = Set<string>;

/** What the customer table says of somebody; up to a quarter of the values of a field are missing. */
export function drawCard(
  random: Random,
  nature: CustomerNature,
  customer: string,
  taken: TakenNames,
): CustomerCard {
  const identity = drawIdentity(random, nature, taken);
  const attention = nature.engagement < -0.8 ? 1.5 : 1;
  const missing = (share: number, value: string) => mostly(random, share * attention, value);
  const abroad = nature.home.kind === 'abroad';
  return {
    customer_no: customer,
    ...identity,
    industry: missing(0.06, nature.industry.name),
    region: nature.region,
    owner: missing(0.05, nature.manager.name),
    team: nature.team.name,
    employees: missing(0.13, String(nature.employees)),
    source: missing(0.05, random.weighted(sources)),
    consent: missing(0.08, random.weighted(consents)),
    credit_limit: missing(0.15, creditLimit(nature)),
    contact: missing(
      0.06,
      abroad ? random.pick(foreignNames) : random.pick(surnames) + random.pick(givenNames),
    ),
    phone: missing(0.07, identity.phone),
    email: missing(0.16, identity.email),
    birthday: missing(0.17, writeDay(random.whole(earliestBirthday, latestBirthday))),
    first_contact_on: writeDay(nature.met),
    tags: drawTags(random, nature).join('|'),
  };
}

type Identity = Pick<
  CustomerCard,
  'company' | 'english_name' | 'province' | 'city' | 'address' | 'phone' | 'email'
>;

function drawIdentity(random: Random, nature: CustomerNature, taken: TakenNames): Identity {
  for (;;) {
    const identity =
      nature.home.kind === 'abroad'
        ? abroadIdentity(random, nature.home.place, nature)
        : chineseIdentity(random, nature.home.place, nature);
    if (taken.has(identity.company)) continue;
    taken.add(identity.company);
    return identity;
  }
}

function chineseIdentity(
  random: Random,
  place: Extract<CustomerNature['home'], { kind: 'china' }>['place'],
  { industry }: CustomerNature,
): Identity {
  const [head, headEn] = random.pick(brandHeads);
  const [tail, tailEn] = random.pick(brandTails);
  const [trade, tradeEn] = random.pick(industry.trades);
  const street = random.pick(place.streets);
  const mail = `${headEn}${tailEn}-${place.cityEn}`.toLowerCase().replace(/[^a-z-]/g, '');
  return {
    company: `${place.city}${head}${tail}${trade}${random.weighted(suffixes)}`,
    english_name: `${place.cityEn} ${headEn}${tailEn} ${tradeEn} Co., Ltd.`,
    province: place.province,
    city: place.city,
    address: `${place.city}市${street}${random.whole(1, 999)}号`,
    phone: `14${random.whole(1, 3)}${digits(random, 8)}`,
    email: `${random.pick(mailboxes)}@${mail}.example`,
  };
}

function abroadIdentity(
  random: Random,
  place: Extract<CustomerNature['home'], { kind: 'abroad' }>['place'],
  { industry }: CustomerNature,
): Identity {
  const brand = random.pick(place.brands);
  const [, trade] = random.pick(industry.trades);
  const company = `${brand} ${trade} ${place.city} ${place.legal}`;
  const mail = `${brand}-${trade}`
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/[^a-z]+/g, '-');
  return {
    company,
    english_name: company,
    province: place.country,
    city: place.city,
    address: `${random.pick(place.streets)} ${random.whole(1, 180)}`,
    phone: place.phone + digits(random, place.digits),
    email: `purchasing@${mail}.example`,
  };
}

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.whole(0, 9)).join('');

function creditLimit({ annual }: CustomerNature): string {
  const step = annual > 200_000 ? 50_000 : 10_000;
  return (Math.max(1, Math.round((annual * 0.35) / step)) * step).toFixed(2);
}

function drawTags(random: Random, { annual, mood, kind }: CustomerNature): string[] {
  const tags: string[] = [];
  if (annual > 350_000 && random.chance(0.7)) tags.push('重点客户');
  if (annual > 80_000 && random.chance(0.25)) tags.push('账期客户');
  if (mood < -1 && random.chance(0.4)) tags.push('需安抚');
  if (kind === 'never' && random.chance(0.3)) tags.push('待培育');
  if (random.chance(0.12)) tags.push('招标采购');
  if (random.chance(0.08)) tags.push('样板客户');
  return tags;
}

/** The same company entered a second time by somebody who wrote it differently. */
export function writeAgain(
  random: Random,
  card: CustomerCard,
  customer: string,
  met: DayNumber,
): CustomerCard {
  const { company, phone } = card;
  return {
    ...card,
    customer_no: customer,
    company: random.chance(0.5)
      ? company.replace(/(?:股份)?有限(?:责任)?公司$/, '')
      : company.endsWith('有限责任公司')
        ? company.replace('有限责任公司', '有限公司')
        : company.replace(/(.+?)有限公司$/, '$1（有限公司）'),
    phone: phone.startsWith('14')
      ? `+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`
      : phone,
    email: mostly(random, 0.5, card.email),
    english_name: '',
    credit_limit: '',
    source: random.weighted(sources),
    first_contact_on: writeDay(met),
    tags: '',
  };
}

export const cardRow = (card: CustomerCard): Row => customerHeader.map((column) => card[column]);
