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
