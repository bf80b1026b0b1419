/** A path of this site to go to, or `/` for anything that could lead elsewhere. */
export function localPath(wanted: string | string[] | undefined): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  const base = 'http://stratum.invalid';
  if (!URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  return url.origin === base ? url.pathname + url.search : '/';
}
