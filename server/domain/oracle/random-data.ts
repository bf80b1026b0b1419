import type { Clock } from './clock';
import type { FieldType, RawRow, TableDefinition } from './rule-case';
import type { Random } from './seeded-random';
import { printDay, randomDay, randomInstant, randomInstantText } from './random-time';

export const TEXTS: readonly string[] = [
  ...[
    'Anna',
    'ANNA',
    'ａｎｎａ',
    ' anna ',
    'Hanna',
    '50%',
    '50 percent',
    '5%0',
    'a_b',
    'axb',
    'C:\\temp',
    'C:xtemp',
  ],
  ...[
    '東京（本社）',
    '東京(本社)',
    '東京',
    'Straße',
    'STRASSE',
    'İzmir',
    'izmir',
    'ΟΔΟΣ',
    'οδος',
    'οδοσ',
  ],
  ...[
    'é',
    'e\u0301',
    'É',
    '007',
    '7',
    'ﬁne',
    'FINE',
    "O'Hara",
    '"x"',
    'null',
    '$1',
    '😀 ok',
    'a\u00a0b',
    'a b',
  ],
];

export const CHOICES: readonly string[] = ['paid', 'open', 'refunded', 'Paid', 'void'];

export const LABELS: readonly string[] = [
  'red',
  'Red',
  'ｒｅｄ',
  'blue',
  'green',
  '50%',
  'a_b',
  'axb',
  '007',
];

const NUMBERS: readonly (number | string)[] = [
  0,
  0,
  1,
  2,
  3,
  3,
  5,
  7,
  10,
  -1,
  -2.5,
  0.1,
  0.3,
  2.5,
  '3.00',
];

const AMOUNTS: readonly string[] = [
  ...[
    '0',
    '0.00',
    '1',
    '9.99',
    '10',
    '10.0',
    '10.01',
    '19.99',
    '50',
    '100',
    '250.5',
    '1000',
    '-5',
    '-0.01',
    '0.1',
    '0.2',
  ],
  ...['12345678901234567890.123456789012345678', '99999999999999999999999999999999999999'],
];

export const TABLES: Readonly<Record<string, TableDefinition>> = {
  customers: {
    createdAt: 'created_at',
    fields: {
      ...{
        name: 'text',
        nickname: 'text',
        age: 'number',
        children: 'number',
        credit: 'money',
        balance: 'money',
      },
      ...{
        subscribed: 'boolean',
        born: 'date',
        renews_on: 'date',
        seen_at: 'instant',
        signed_at: 'instant',
      },
      ...{ stage: 'choice', origin: 'choice', tags: 'textList', interests: 'textList' },
    },
  },
  orders: {
    customer: 'customer_id',
    time: 'ordered_at',
    key: 'order_no',
    fields: {
      ...{
        order_no: 'text',
        ordered_at: 'instant',
        amount: 'money',
        discount: 'money',
        quantity: 'number',
      },
      ...{
        status: 'choice',
        city: 'text',
        remark: 'text',
        gift: 'boolean',
        due_on: 'date',
        shipped_at: 'instant',
      },
      ...{ labels: 'textList' },
    },
  },
  visits: {
    customer: 'customer_id',
    time: 'visited_on',
    key: 'visit_no',
    fields: {
      ...{
        visit_no: 'number',
        visited_on: 'date',
        minutes: 'number',
        page: 'text',
        purpose: 'choice',
      },
      ...{ follow_up_on: 'date', ended_at: 'instant', happy: 'boolean' },
    },
  },
};

export function randomNumber(random: Random): number | string {
  return random.pick(NUMBERS);
}

export function randomAmount(random: Random): string {
  return random.chance(0.93) ? random.pick(AMOUNTS.slice(0, -2)) : random.pick(AMOUNTS);
}

function randomCell(random: Random, type: FieldType, clock: Clock): unknown {
  switch (type) {
    case 'text':
      return random.chance(0.05) ? random.pick(['', '  ', '\u3000']) : random.pick(TEXTS);
    case 'number':
      return randomNumber(random);
    case 'money':
      return randomAmount(random);
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return printDay(randomDay(random, clock, 0.35));
    case 'instant':
      return randomInstantText(random, randomInstant(random, clock, 0.35));
    case 'choice':
      return random.pick(CHOICES);
    case 'textList':
      return random.chance(0.1) ? [] : random.some([...LABELS, null], 3);
  }
}

export const MISSING_SHARE = 0.25;

function randomRow(random: Random, table: string, clock: Clock): RawRow {
  const row: Record<string, unknown> = {};
  for (const [field, type] of Object.entries(TABLES[table]?.fields ?? {})) {
    if (random.chance(MISSING_SHARE)) {
      if (random.chance(0.5)) row[field] = null;
    } else {
      row[field] = randomCell(random, type, clock);
    }
  }
  return row;
}

export interface RandomRows {
  readonly customers: RawRow[];
  readonly orders: RawRow[];
  readonly visits: RawRow[];
}

/** Rows of the three tables: some customers have none, some rows lie at or after asOf. */
export function randomRows(
  random: Random,
  clock: Clock,
  customers: number,
  activity: number,
): RandomRows {
  const ids = Array.from({ length: customers }, (_, i) => `c${String(i + 1).padStart(2, '0')}`);
  const active = ids.filter(() => random.chance(0.8));
  const owner = () => (active.length > 0 && random.chance(0.98) ? random.pick(active) : 'nobody');
  const created = () => {
    if (random.chance(MISSING_SHARE)) return null;
    return randomInstantText(random, randomInstant(random, clock, 0.05));
  };
  const half = Math.ceil(activity / 2);
  return {
    customers: ids.map((id) => ({
      ...randomRow(random, 'customers', clock),
      id,
      created_at: created(),
    })),
    orders: Array.from({ length: half }, (_, i) => ({
      ...randomRow(random, 'orders', clock),
      customer_id: owner(),
      order_no: `${random.pick(['A', 'a', 'Ä', '9', '10', '１'])}-${i}`,
      ordered_at: randomInstantText(random, randomInstant(random, clock, 0.07)),
    })),
    visits: Array.from({ length: activity - half }, (_, i) => ({
      ...randomRow(random, 'visits', clock),
      customer_id: owner(),
      visit_no: (i * 7) % 101 < 50 ? i : 1000 - i,
      visited_on: printDay(randomDay(random, clock, 0.07)),
    })),
  };
}
