import type { Clock } from './clock';
import type { FieldType, RawRow, TableDefinition } from './rule-case';
import { MINUTE } from './zone';
import { CHOICES, LABELS, randomAmount, randomNumber, TEXTS } from './random-pools';
import type { Random } from './seeded-random';
import { printDay, randomDay, randomInstant, randomInstantText } from './random-time';

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

/** The few texts that one case draws from, so that equal ones meet. */
export function textPool(random: Random): readonly string[] {
  return Array.from({ length: 4 }, () => random.pick(TEXTS));
}

export function dayPool(random: Random, clock: Clock): readonly number[] {
  return Array.from({ length: 3 }, () => randomDay(random, clock, 0.3));
}

export interface DataWorld {
  readonly random: Random;
  readonly clock: Clock;
  readonly texts: readonly string[];
  /** A few days on which much happens. */
  readonly days: readonly number[];
}

const CROWDED_SHARE = 0.45;

function cellDay({ random, clock, days }: DataWorld, future: number): number {
  return random.chance(CROWDED_SHARE) ? random.pick(days) : randomDay(random, clock, future);
}

/** Some dates lie decades back, so that anniversaries are met. */
function yearsBack(random: Random): number {
  return random.chance(0.25) ? Math.round(random.between(1, 40) * 365.25) : 0;
}

function cellInstant({ random, clock, days }: DataWorld, future: number): string {
  const onDay = () => clock.midnight(random.pick(days)) + BigInt(random.between(0, 1439)) * MINUTE;
  const at = random.chance(CROWDED_SHARE) ? onDay() : randomInstant(random, clock, future);
  return randomInstantText(random, at);
}

function randomCell(world: DataWorld, type: FieldType): unknown {
  const { random, texts } = world;
  switch (type) {
    case 'text':
      return random.chance(0.05) ? random.pick(['', '  ', '\u3000']) : random.pick(texts);
    case 'number':
      return randomNumber(random);
    case 'money':
      return randomAmount(random);
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return printDay(cellDay(world, 0.35) - yearsBack(random));
    case 'instant':
      return cellInstant(world, 0.35);
    case 'choice':
      return random.pick(CHOICES);
    case 'textList':
      return random.chance(0.1) ? [] : random.some([...LABELS, null], 3);
  }
}

export const MISSING_SHARE = 0.25;

function randomRow(world: DataWorld, table: string): RawRow {
  const { random } = world;
  const row: Record<string, unknown> = {};
  for (const [field, type] of Object.entries(TABLES[table]?.fields ?? {})) {
    if (random.chance(MISSING_SHARE)) {
      if (random.chance(0.5)) row[field] = null;
    } else {
      row[field] = randomCell(world, type);
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
export function randomRows(world: DataWorld, customers: number, activity: number): RandomRows {
  const { random, clock } = world;
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
      ...randomRow(world, 'customers'),
      id,
      created_at: created(),
    })),
    orders: Array.from({ length: half }, (_, i) => ({
      ...randomRow(world, 'orders'),
      customer_id: owner(),
      order_no: `${random.pick(['A', 'a', '\u00c4', '9', '10', '\uff11'])}-${i}`,
      ordered_at: cellInstant(world, 0.07),
    })),
    visits: Array.from({ length: activity - half }, (_, i) => ({
      ...randomRow(world, 'visits'),
      customer_id: owner(),
      visit_no: (i * 7) % 101 < 50 ? i : 1000 - i,
      visited_on: printDay(cellDay(world, 0.07)),
    })),
  };
}
