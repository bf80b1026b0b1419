/** A file as a person would choose it. */
export type ShopFile = {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
};

export const shop = {
  customers: 40,
  /** Every customer ordered once in 2023, three of four again in June 2024. */
  orders: 70,
  /** Those who did not come back. */
  stopped: 10,
} as const;

const two = (n: number) => String(n).padStart(2, '0');
const file = (name: string, lines: readonly string[]): ShopFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\n')}\n`),
});
const numbers = Array.from({ length: shop.customers }, (_, index) => index + 1);
const cities = ['Oslo', 'Lyon', '上海', 'Leeds'];

export function customersFile(): ShopFile {
  return file('customers.csv', [
    'customer_id,city,first_seen',
    ...numbers.map((n) => `c${two(n)},${cities[n % cities.length]},2023-01-${two((n % 28) + 1)}`),
  ]);
}

export function ordersFile(): ShopFile {
  const first = numbers.map(
    (n) => `a${two(n)},c${two(n)},2023-07-${two((n % 28) + 1)} 10:00:00,${100 + n},paid`,
  );
  const second = numbers
    .filter((n) => n % 4 !== 0)
    .map((n) => `b${two(n)},c${two(n)},2024-06-${two((n % 30) + 1)} 16:30:00,${200 + n},paid`);
  return file('orders.csv', ['order_id,customer_id,ordered_at,amount,status', ...first, ...second]);
}
