import { DatabaseUnavailable } from './embedded/database-unavailable';

/** STRATUM_DEMO=off: this installation has no demo. */
export function isDemoLeftOut(): boolean {
  return process.env.STRATUM_DEMO === 'off';
}

/**
 * The demo's database beside a given one: DEMO_DATABASE_URL, or null without it. Throws
 * DatabaseUnavailable when both are the same database, which the demo would empty.
 */
export function givenDemoUrl(workspaceUrl: string): string | null {
  const given = process.env.DEMO_DATABASE_URL;
  if (isDemoLeftOut() || !given) return null;
  if (placeOf(given) !== placeOf(workspaceUrl)) return given;
  throw new DatabaseUnavailable(
    'DEMO_DATABASE_URL names the same database as DATABASE_URL.',
    'Give the demo a database of its own, or leave it out with STRATUM_DEMO=off.',
  );
}

function placeOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, port, pathname } = new URL(url);
  return `${hostname.toLowerCase()}:${port || '5432'}${pathname}`;
}
