import en from '@/messages/en/traits.json';
import zh from '@/messages/zh-CN/traits.json';
import type { ActivityTable, Catalog, Field, Label } from '../catalog/catalog';
import { amountOf, likelyContacts, likelyOrders } from '../catalog/likely-orders';
import type { TraitDefinition } from './trait';

type ReadyKey = keyof (typeof en)['ready'];

/** A trait that can be made with one click. */
export type ReadyTrait = {
  readonly key: ReadyKey;
  readonly name: Label;
  /** What it measures, in words. */
  readonly what: Label;
  readonly unit: string;
  readonly definition: TraitDefinition;
  /** Whether it is offered by itself, or only made as a part of others. */
  readonly offered: boolean;
};

const year = { kind: 'last', n: 365, unit: 'day' } as const;
const now = { relative: { anchor: 'now' } } as const;
const groups = 5;
const contactMonths = 6;

/** The usual metrics that the catalog's tables can answer; parts come before what is made of them. */
export function readyTraits(catalog: Catalog): readonly ReadyTrait[] {
  const orders = likelyOrders(catalog);
  const amount = orders && amountOf(orders);
  const contacts = likelyContacts(catalog);
  return [
    ...(orders ? ofOrders(orders) : []),
    ...(orders && amount ? ofAmounts(orders, amount) : []),
    ...(contacts ? ofContacts(contacts) : []),
    ...ofTenure(catalog, orders),
    ...(orders && amount ? [scoreOf(orders, amount)] : []),
  ];
}

/** The ready traits that one is made of, then itself. */
export function withParts(key: string, ready: readonly ReadyTrait[]): readonly ReadyTrait[] {
  const found = ready.find((one) => one.key === key);
  if (!found) return [];
  const parts = namedIn(found.definition).flatMap((part) => withParts(part, ready));
  return [...new Set([...parts, found])];
}

function namedIn(definition: TraitDefinition): readonly string[] {
  if (definition.kind === 'score') return definition.parts.map(({ trait }) => trait);
  if (definition.kind === 'perMonth') return [definition.of];
  if (definition.kind !== 'daysBetween') return [];
  return [definition.from, definition.to].flatMap((day) => ('trait' in day ? [day.trait] : []));
}

function ofOrders(table: ActivityTable): ReadyTrait[] {
  const activity = { kind: 'activity', table: table.key } as const;
  const at = table.timeField;
  return [
    ready(
      'orders_12_months',
      'times',
      { table },
      {
        ...activity,
        ...{ measure: { fn: 'count' }, window: { kind: 'last', n: 12, unit: 'month' } },
      },
    ),
    part('last_order_at', { table }, { ...activity, measure: { fn: 'max', field: at } }),
    ready(
      'days_since_last_order',
      'days',
      { table },
      {
        ...{ kind: 'daysBetween', from: { trait: 'last_order_at' }, to: now },
      },
    ),
  ];
}

function ofAmounts(table: ActivityTable, field: Field): ReadyTrait[] {
  const unit = field.type === 'money' ? 'money' : '';
  const rows = { kind: 'activity', table: table.key, window: year } as const;
  const of = { table, field };
  return [
    ready('annual_spend', unit, of, { ...rows, measure: { fn: 'sum', field: field.key } }),
    ready('average_order_value', unit, of, { ...rows, measure: { fn: 'avg', field: field.key } }),
  ];
}

function ofContacts(table: ActivityTable): ReadyTrait[] {
  const window = { kind: 'last', n: contactMonths, unit: 'month' } as const;
  const rows = { kind: 'activity', table: table.key, measure: { fn: 'count' }, window } as const;
  return [
    part('contacts', { table }, rows, 'times'),
    ready(
      'contacts_per_month',
      'times',
      { table },
      {
        ...{ kind: 'perMonth', of: 'contacts', months: contactMonths, mode: 'mean' },
      },
    ),
  ];
}

function ofTenure({ customers }: Catalog, orders: ActivityTable | undefined): ReadyTrait[] {
  if (customers.createdAtField !== null)
    return [
      ready(
        'tenure_days',
        'days',
        {},
        {
          ...{ kind: 'daysBetween', from: { field: customers.createdAtField }, to: now },
        },
      ),
    ];
  if (!orders) return [];
  const first = { kind: 'activity', table: orders.key } as const;
  return [
    part(
      'first_order_at',
      { table: orders },
      {
        ...{ ...first, measure: { fn: 'min', field: orders.timeField } },
      },
    ),
    ready(
      'tenure_days',
      'days',
      {},
      {
        ...{ kind: 'daysBetween', from: { trait: 'first_order_at' }, to: now },
      },
    ),
  ];
}

function scoreOf(table: ActivityTable, field: Field): ReadyTrait {
  const scale = { kind: 'quantile', parts: groups } as const;
  return ready(
    'rfm_score',
    'points',
    { table, field },
    {
      kind: 'score',
      parts: [
        {
          trait: 'days_since_last_order',
          weight: '1',
          scale: { ...scale, direction: 'lowIsHigh' },
        },
        { trait: 'orders_12_months', weight: '1', scale },
        { trait: 'annual_spend', weight: '1', scale },
      ],
    },
  );
}

type Named = { readonly table?: { readonly label: Label }; readonly field?: Field };

function ready(key: ReadyKey, unit: string, named: Named, definition: TraitDefinition): ReadyTrait {
  const words = (part: 'name' | 'what') => ({
    en: say(en.ready[key][part], named, 'en'),
    zh: say(zh.ready[key][part], named, 'zh'),
  });
  return { key, name: words('name'), what: words('what'), unit, definition, offered: true };
}

function part(key: ReadyKey, named: Named, definition: TraitDefinition, unit = ''): ReadyTrait {
  return { ...ready(key, unit, named, definition), offered: false };
}

const scripts =
  /(\p{Script=Han})(?=[\p{Script=Latin}\d])|([\p{Script=Latin}\d])(?=\p{Script=Han})/gu;

function say(template: string, named: Named, language: 'en' | 'zh'): string {
  const said = template.replace(/\{(table|field)\}/g, (_, slot: 'table' | 'field') => {
    const label = named[slot]?.label;
    return label?.[language] || label?.en || label?.zh || slot;
  });
  return said.replace(scripts, '$1$2 ');
}
