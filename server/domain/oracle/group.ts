import type { Judge } from './ground';
import { checkMembers, type Members, own, type Problems } from './problems';
import type { Path } from './rule-case';

const COMBINATORS = ['and', 'or', 'atLeast'];

/**
 * Reads a group whose children `readChild` understands. An empty one is refused, never "everyone".
 * Every child is read, so that each problem is reported. Undefined after a refusal.
 */
export function readGroup<Subject>(
  node: Members,
  path: Path,
  problems: Problems,
  readChild: (raw: unknown, path: Path) => Judge<Subject> | undefined,
): Judge<Subject> | undefined {
  const combinator = own(node, 'combinator');
  const required = ['kind', 'combinator', 'rules', ...(combinator === 'atLeast' ? ['n'] : [])];
  checkMembers(node, { required, optional: ['not'] }, path, problems);
  if (
    combinator !== undefined &&
    combinator !== null &&
    !COMBINATORS.includes(combinator as string)
  ) {
    problems.add('BAD_NODE', [...path, 'combinator'], 'This combinator is not known.');
  }
  const not = own(node, 'not');
  if (not !== undefined && not !== null && typeof not !== 'boolean') {
    problems.add('BAD_NODE', [...path, 'not'], 'Yes or no is needed here.');
  }
  const rules = own(node, 'rules');
  if (rules === undefined || rules === null) return undefined;
  if (!Array.isArray(rules))
    return problems.add('BAD_NODE', [...path, 'rules'], 'A list of conditions is needed here.');
  if (rules.length === 0) return problems.add('EMPTY_RULE', path, 'A group needs a condition.');
  const children = rules.map((child, i) => readChild(child, [...path, 'rules', i]));
  const needed = countNeeded(node, combinator, rules.length, path, problems);
  if (needed === undefined || !children.every((child) => child !== undefined)) return undefined;
  return (subject) => {
    const holding = (children as Judge<Subject>[]).filter((child) => child(subject)).length;
    return holding >= needed !== (not === true);
  };
}

/** How many children must hold: all of them, one, or n. */
function countNeeded(
  node: Members,
  combinator: unknown,
  children: number,
  path: Path,
  problems: Problems,
): number | undefined {
  if (combinator === 'and') return children;
  if (combinator === 'or') return 1;
  const n = own(node, 'n');
  if (combinator !== 'atLeast' || n === undefined || n === null) return undefined;
  if (Number.isSafeInteger(n) && (n as number) >= 1 && (n as number) <= children)
    return n as number;
  return problems.add('BAD_NODE', [...path, 'n'], 'n lies between 1 and the number of conditions.');
}
