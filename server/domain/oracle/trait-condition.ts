import type { CustomerCondition } from './activity';
import { readTest } from './condition';
import type { Ground } from './ground';
import { checkMembers, type Members, own } from './problems';
import type { Path } from './rule-case';
import { readTraitName } from './trait';

/** Compares a trait with a value. */
export function readTraitCondition(
  node: Members,
  path: Path,
  ground: Ground,
): CustomerCondition | undefined {
  checkMembers(
    node,
    { required: ['kind', 'trait', 'operator'], optional: ['value'] },
    path,
    ground.problems,
  );
  const name = own(node, 'trait');
  if (name === undefined || name === null) return undefined;
  const trait = readTraitName(name, [...path, 'trait'], ground);
  const test =
    trait &&
    readTest(trait.type, node, path, { ...ground, find: ground.catalog.findCustomerColumn });
  if (!test) return undefined;
  return {
    actual: (customer) => trait.value(customer),
    holds: (customer) => test(trait.value(customer), customer),
  };
}
