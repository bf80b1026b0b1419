import { describe, expect, it } from 'vitest';
import { guidePlace } from './guide-place';
import { type GuideFacts, guideState, type GuideStep } from './guide-steps';

const nothing: GuideFacts = {
  customers: 0,
  activity: 0,
  importing: false,
  draft: null,
  published: null,
};
const at = (facts: Partial<GuideFacts>, ...passed: GuideStep[]) =>
  guideState({ ...nothing, ...facts }, new Set(passed)).current;

describe('guideState', () => {
  it('leads from nothing to a segment that was looked at', () => {
    expect(at({})).toBe('customers');
    expect(at({ customers: 3 })).toBe('activity');
    expect(at({ customers: 3, activity: 9 })).toBe('rule');
    const draft = { id: 'd' };
    expect(at({ customers: 3, activity: 9, draft })).toBe('publish');
    const published = { id: 'd', size: null };
    expect(at({ customers: 3, activity: 9, published })).toBe('look');
    expect(at({ customers: 3, activity: 9, published }, 'look')).toBeNull();
  });

  it('lets a customer list alone be enough, and asks nothing of whoever has published', () => {
    expect(at({ customers: 3 }, 'activity')).toBe('rule');
    expect(at({ published: { id: 'p', size: 1 } })).toBe('look');
  });

  it('passes over no step but the one that may be passed over', () => {
    expect(at({}, 'customers', 'rule', 'publish')).toBe('customers');
    expect(at({ customers: 1, activity: 1 }, 'look')).toBe('rule');
  });
});

describe('guidePlace', () => {
  it.each([
    ['/data/import', '', 'import'],
    ['/data/import', 'upload=a', 'mapping'],
    ['/data/import', 'work=a', 'landing'],
    ['/data/orders', '', 'elsewhere'],
    ['/segments', '', 'elsewhere'],
    ['/segments/new', '', 'newSegment'],
    ['/segments/7/rule', '', 'editor'],
    ['/segments/7', '', 'segment'],
    ['/segments/7/members', '', 'segment'],
  ])('%s?%s is %s', (pathname, query, place) =>
    expect(guidePlace(pathname, new URLSearchParams(query))).toBe(place),
  );
});
