export type GuidePlace =
  | 'import'
  | 'mapping'
  | 'landing'
  | 'newSegment'
  | 'editor'
  | 'segment'
  | 'elsewhere';

/** What a page is to the guide, by its address. */
export function guidePlace(pathname: string, query: URLSearchParams): GuidePlace {
  if (pathname === '/data/import') {
    if (query.has('work')) return 'landing';
    return query.has('upload') ? 'mapping' : 'import';
  }
  if (pathname === '/segments/new') return 'newSegment';
  const [, area, id, tab] = pathname.split('/');
  if (area !== 'segments' || !id) return 'elsewhere';
  return tab === 'rule' ? 'editor' : 'segment';
}
