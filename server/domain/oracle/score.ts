import type { Customer } from './catalog';
import { add, type Exact, fromJsonNumber, multiply, parseDecimal, ZERO } from './exact';
import type { Ground } from './ground';
import { once } from './once';
import { checkMembers, isMembers, type Members, own } from './problems';
import { quantiles, readScale } from './quantile';
import type { Path } from './rule-case';
import { readNumberTrait, type Trait, valuesOf } from './trait';

type Part = (customer: Customer) => Exact | null;

function readNumber(raw: unknown, path: Path, { problems }: Ground): Exact | undefined {
  if (typeof raw !== 'number' && typeof raw !== 'string')
    return problems.add('WRONG_TYPE', path, 'A number is needed here.');
  const value = typeof raw === 'number' ? fromJsonNumber(raw) : parseDecimal(raw);
  return value ?? problems.add('BAD_NUMBER', path, 'Not a number of at most 38 digits.');
}

function readPart(raw: unknown, path: Path, ground: Ground): Part | undefined {
  const { problems } = ground;
  if (!isMembers(raw)) return problems.add('BAD_NODE', path, 'A part of a score is needed here.');
  const shape = { required: ['trait', 'weight'], optional: ['scale', 'whenMissing'] };
  if (!checkMembers(raw, shape, path, problems)) return undefined;
  const trait = readNumberTrait(own(raw, 'trait'), [...path, 'trait'], ground);
  const weight = readNumber(own(raw, 'weight'), [...path, 'weight'], ground);
  const scale = readScale(own(raw, 'scale'), [...path, 'scale'], problems);
  const rawMissing = own(raw, 'whenMissing');
  const whenMissing =
    rawMissing === undefined ? null : readNumber(rawMissing, [...path, 'whenMissing'], ground);
  if (!trait || !weight || scale === undefined || whenMissing === undefined) return undefined;
  const scaled = scale && once(() => quantiles(valuesOf(trait, ground), scale));
  return (customer) => {
    const value = scaled
      ? (scaled().get(customer.id) ?? null)
      : (trait.value(customer) as Exact | null);
    const counted = value ?? whenMissing;
    return counted && multiply(weight, counted);
  };
}

/** A weighted sum of traits, each on its scale; missing when a part is, unless that part says otherwise. */
export function readScore(
  node: Members,
  path: Path,
  naming: readonly string[],
  ground: Ground,
): Trait | undefined {
  const { problems } = ground;
  if (!checkMembers(node, { required: ['kind', 'parts'], optional: naming }, path, problems))
    return undefined;
  const raw = own(node, 'parts');
  if (!Array.isArray(raw))
    return problems.add('BAD_NODE', [...path, 'parts'], 'A list of parts is needed here.');
  if (raw.length === 0)
    return problems.add('EMPTY_LIST', [...path, 'parts'], 'A score needs a part.');
  const parts = raw.map((part, i) => readPart(part, [...path, 'parts', i], ground));
  if (!parts.every((part) => part !== undefined)) return undefined;
  return {
    type: 'number',
    value(customer) {
      let sum = ZERO;
      for (const part of parts as Part[]) {
        const value = part(customer);
        if (value === null) return null;
        sum = add(sum, value);
      }
      return sum;
    },
  };
}
