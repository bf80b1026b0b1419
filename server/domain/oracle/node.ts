import { readActivity, type CustomerCondition, readQuantified } from './activity';
import { readAttribute } from './attribute';
import type { Customer } from './catalog';
import type { Ground, Judge } from './ground';
import { readGroup } from './group';
import { readSegment } from './segment';
import { checkMembers, isMembers, type Members, own } from './problems';
import type { Path } from './rule-case';
import { readTraitCondition } from './trait-condition';

/** Reads any node of a rule. Undefined after a refusal; all problems below it are reported. */
export function readNode(raw: unknown, path: Path, ground: Ground): Judge<Customer> | undefined {
  if (!isMembers(raw)) return ground.problems.add('BAD_NODE', path, 'A condition is needed here.');
  if (own(raw, 'kind') === 'group') {
    return readGroup(raw, path, ground.problems, (child, at) => readNode(child, at, ground));
  }
  const condition = readCondition(raw, path, ground);
  if (condition) ground.leaves.push({ path, ...condition });
  return condition?.holds;
}

function readCondition(node: Members, path: Path, ground: Ground): CustomerCondition | undefined {
  switch (own(node, 'kind')) {
    case 'attribute': {
      const read = readAttribute(node, path, ground.catalog.findCustomerColumn, ground);
      return read && { holds: read.holds, actual: (customer) => read.column.read(customer) };
    }
    case 'activity':
      return readActivity(node, path, ground);
    case 'quantified':
      return readQuantified(node, path, ground);
    case 'trait':
      return readTraitCondition(node, path, ground);
    case 'segment':
      return readSegment(node, path, ground);
    case 'everyone':
      checkMembers(node, { required: ['kind'] }, path, ground.problems);
      return { holds: () => true, actual: () => true };
    default:
      return ground.problems.add(
        'BAD_NODE',
        [...path, 'kind'],
        'This kind of condition is not known.',
      );
  }
}
