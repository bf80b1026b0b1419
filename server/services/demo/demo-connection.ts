import { givenDemoUrl } from '@/db/demo-address';
import { type Connection, connect } from '@/db/client';

const holder = globalThis as typeof globalThis & { stratumDemo?: Connection };

/** The pool of this process on the demo's database, opened at first use; null where there is no demo. */
export function demoConnection(): Connection | null {
  const url = givenDemoUrl(process.env.DATABASE_URL ?? '');
  if (url === null) return null;
  holder.stratumDemo ??= connect(url, { max: 10, applicationName: 'stratum web demo' });
  return holder.stratumDemo;
}
