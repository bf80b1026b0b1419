import type { Path } from '../problem/problem';
import { limits } from '../rule/limits';
import { type Reference, type ResolveContext, refuse } from './resolve-context';

/**
 * Resolves what a reference stands for. Circles are refused SEGMENT_CYCLE, a chain of
 * more than five TOO_DEEP, a rule that grows beyond the budget TOO_MANY_LEAVES. What
 * is wrong inside is told at `path`, with the reference it lies in.
 */
export function resolveReferenced<T>(
  context: ResolveContext,
  reference: Reference,
  path: Path,
  resolve: (inner: ResolveContext) => T | null,
): T | null {
  const { chain, budget } = context;
  const circle = chain.findIndex((one) => isSame(one, reference));
  if (circle >= 0)
    return refuse(context, 'SEGMENT_CYCLE', path, {
      cycle: [...chain.slice(circle), reference].map(({ key }) => key).join(' → '),
    });
  if (depthOf(chain) >= limits.references)
    return refuse(context, 'TOO_DEEP', path, { limit: limits.references }, 'references');
  if (budget.left <= 0)
    return refuse(context, 'TOO_MANY_LEAVES', path, { limit: limits.inlined }, 'references');
  budget.left -= 1;
  const inner = { ...context, problems: [], windows: [], chain: [...chain, reference] };
  const result = resolve(inner);
  const { problems, windows }: Pick<ResolveContext, 'problems' | 'windows'> = inner;
  context.problems.push(
    ...problems.map((one) => ({ ...one, path, within: { ...reference, path: one.path } })),
  );
  context.windows.push(...windows.map(({ window }) => ({ path, window })));
  return problems.length > 0 ? null : result;
}

/** The judged rule's own segment is no reference. */
function depthOf(chain: ResolveContext['chain']): number {
  return chain.filter(({ kind }) => kind !== 'self').length;
}

function isSame(a: ResolveContext['chain'][number], b: Reference): boolean {
  const kind = a.kind === 'self' ? 'segment' : a.kind;
  return kind === b.kind && a.key === b.key;
}
