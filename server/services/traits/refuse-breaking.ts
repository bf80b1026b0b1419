import { and, eq, inArray } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { segment, segmentVersion } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Instant } from '@/server/domain/time/instant';
import { findDependantKeys } from '../refresh/enqueue-dependants';
import type { Meaning } from '../refresh/stage-evaluation';
import { soundRule } from '../segments/sound-rule';
import { traitProblems } from './sound-trait';
import { readTraitUsers } from './trait-users';

/**
 * Refuses IN_USE, naming them, when traits or published rules that have a meaning now
 * would have none with the trait changed: a number that becomes a date, for one.
 */
export async function refuseBreaking(
  db: Executor,
  trait: string,
  before: Meaning & { readonly asOf: Instant },
  after: Meaning,
): Promise<void> {
  const { asOf } = before;
  const usersOf = await readTraitUsers(db);
  const brokenTraits = usersOf(trait)
    .filter(({ kind }) => kind === 'trait')
    .filter(
      ({ key }) =>
        traitProblems(key, before, asOf, []).length === 0 &&
        traitProblems(key, after, asOf, []).length > 0,
    )
    .map(({ key }) => key);
  const rules = await readRules(db, await findDependantKeys(db, { kind: 'trait', key: trait }));
  const brokenSegments = rules
    .filter((one) => soundRule(one, before, asOf, []).ok && !soundRule(one, after, asOf, []).ok)
    .map(({ key }) => key);
  const broken = [...brokenTraits, ...brokenSegments];
  if (broken.length === 0) return;
  const params = { name: trait, users: broken.join(', ') };
  throw new StratumError(problem('IN_USE', ['definition'], params, 'breaks'));
}

async function readRules(db: Executor, keys: readonly string[]) {
  if (keys.length === 0) return [];
  return db
    .select({ key: segment.key, rule: segmentVersion.rule })
    .from(segment)
    .innerJoin(
      segmentVersion,
      and(
        eq(segmentVersion.segmentId, segment.id),
        eq(segmentVersion.version, segment.publishedVersion),
      ),
    )
    .where(inArray(segment.key, [...keys]));
}
