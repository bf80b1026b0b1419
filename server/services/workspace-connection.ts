import { type Connection, connect } from '@/db/client';

const holder = globalThis as typeof globalThis & { stratumWorkspace?: Connection };

/**
 * The pool of this process on the workspace's database, opened at first use from
 * DATABASE_URL. Refuses when the launcher did not set it.
 */
export function workspaceConnection(): Connection {
  if (!holder.stratumWorkspace) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL is not set: start Stratum with `npm start`');
    holder.stratumWorkspace = connect(url, { max: 10, applicationName: 'stratum web' });
  }
  return holder.stratumWorkspace;
}
