import { assertNever } from '../../problem/assert-never';
import { countPhraseOf } from './describe-activity';
import type { Leaf } from './describe-leaf';
import type { Words } from './words';

type RootForm = Extract<keyof Words['root'], 'whose' | 'with' | 'who' | 'plain'>;

/** How the customers of a rule with a single condition are named: whose, with, who … */
export function rootFormOf(leaf: Leaf): RootForm {
  switch (leaf.kind) {
    case 'attribute':
    case 'trait':
      return 'whose';
    case 'activity':
      return countPhraseOf(leaf) ? 'with' : 'whose';
    case 'quantified':
      return 'with';
    case 'segment':
      return ['in', 'notIn', 'wasInAt'].includes(leaf.operator) ? 'plain' : 'who';
    case 'everyone':
      return 'plain';
    default:
      return assertNever(leaf);
  }
}
