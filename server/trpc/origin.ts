import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

/**
 * Whether a state-changing request comes from a page of this site: its Origin must
 * name the configured address, or else the host the browser asked for.
 */
export function isFromThisSite(headers: Headers, address = process.env.STRATUM_URL): boolean {
  const origin = headers.get('origin');
  if (!origin || !URL.canParse(origin)) return false;
  if (address) return origin === new URL(address).origin;
  return new URL(origin).host === headers.get('host');
}

/** Where this site is reached, for links in mails: the configured address, or else the page's own that asks. */
export function siteOf(headers: Headers, address = process.env.STRATUM_URL): string {
  const site = address ?? headers.get('origin');
  if (!site || !URL.canParse(site)) throw new StratumError(problem('BAD_INPUT', ['origin']));
  return new URL(site).origin;
}
