import type { ActivityTable, Catalog, Field } from './catalog';

/** The table with amounts, before others; of several the one named after orders. */
export function likelyOrders({ activities }: Catalog): ActivityTable | undefined {
  const named = activities.find((table) => /order|sale|purchase|invoice|订单/i.test(table.key));
  return named ?? activities.find(amountOf) ?? activities[0];
}

/** The number that says how much a row is worth. */
export function amountOf(table: ActivityTable): Field | undefined {
  const numbers = table.fields.filter(
    (field) => (field.type === 'money' || field.type === 'number') && field.key !== table.keyField,
  );
  return (
    numbers.find((field) => field.type === 'money') ??
    numbers.find((field) => /amount|total|revenue|金额/i.test(field.key)) ??
    numbers[0]
  );
}

/** The table of conversations with customers, where there is one beside the orders. */
export function likelyContacts(catalog: Catalog): ActivityTable | undefined {
  const orders = likelyOrders(catalog);
  const others = catalog.activities.filter((table) => table !== orders);
  const isNamed = (pattern: RegExp) => (table: ActivityTable) =>
    pattern.test(`${table.key} ${table.label.en} ${table.label.zh}`);
  return (
    others.find(isNamed(/contact|call|visit|联系|拜访|跟进/i)) ??
    others.find(isNamed(/inquir|enquir|ticket|咨询|询盘|工单/i))
  );
}
