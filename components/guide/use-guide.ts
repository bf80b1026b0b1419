'use client';

import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { useCan, useWorkspace } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { guidePlace } from '@/server/domain/guide/guide-place';
import { type GuideStep, guideState } from '@/server/domain/guide/guide-steps';

const pollMilliseconds = 4_000;

type Kept = { readonly closed: boolean; readonly passed: readonly GuideStep[] };
const fresh: Kept = { closed: false, passed: [] };

/** How far this person is, what their page is to the guide, and the ways to pass, close and open it. */
export function useGuide() {
  const { viewer, place: data } = useWorkspace();
  const mayPublish = useCan('segment.publish');
  const mayImport = useCan('data.import');
  const pathname = usePathname();
  const place = guidePlace(pathname, useSearchParams());
  const trpc = useTRPC();
  const [kept, keep] = useLocalStorage<Kept | null>({
    key: `stratum-guide-${viewer.id}`,
    defaultValue: null,
  });
  const own = kept ?? fresh;
  const allowed = data === 'own' && mayPublish && mayImport;
  const { data: facts } = useQuery(
    trpc.guide.read.queryOptions(undefined, {
      enabled: allowed && !own.closed,
      refetchInterval: pollMilliseconds,
    }),
  );
  const state = facts && guideState(facts, new Set(own.passed));
  const sees = state?.current === 'look' && pathname === `/segments/${facts?.published?.id}`;
  const pass = (step: GuideStep) => keep({ ...own, passed: [...own.passed, step] });
  useEffect(() => {
    if (sees && facts?.published?.size !== null) keep({ ...own, passed: [...own.passed, 'look'] });
  }, [sees, facts, own, keep]);
  return {
    allowed,
    closed: own.closed,
    facts: facts ?? null,
    state: state ?? null,
    place,
    pass,
    close: () => keep({ ...own, closed: true }),
    open: () => keep(fresh),
  };
}
