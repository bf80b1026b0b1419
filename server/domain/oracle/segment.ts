import type { CustomerCondition } from './activity';
import type { Customer } from './catalog';
import type { Ground, Judge } from './ground';
import { parseMoment } from './literal';
import { isOperator } from './operators';
import { checkMembers, isMembers, type Members, own } from './problems';
import { readRelative } from './relative';
import type { Path } from './rule-case';
import { isBlank } from './text';
import { readWindow, type ResolvedWindow } from './window';

const SHAPES: Readonly<
  Record<string, { required: readonly string[]; optional?: readonly string[] }>
> = {
  in: { required: [] },
  notIn: { required: [] },
  wasInAt: { required: ['at'] },
  enteredWithin: { required: ['window'] },
  leftWithin: { required: ['window'] },
  movedFrom: { required: ['window'], optional: ['other'] },
  movedTo: { required: ['window'], optional: ['other'] },
};

/** Membership of a segment, static group or tier: now, at an instant, or by entries and exits. */
export function readSegment(
  node: Members,
  path: Path,
  ground: Ground,
): CustomerCondition | undefined {
  const { problems, references } = ground;
  const operator = own(node, 'operator');
  const shape =
    typeof operator === 'string'
      ? (own(SHAPES, operator) as (typeof SHAPES)[string] | undefined)
      : undefined;
  if (!shape && operator !== undefined && operator !== null) {
    const code = isOperator(operator) ? 'WRONG_TYPE' : 'UNKNOWN_OPERATOR';
    problems.add(code, [...path, 'operator'], 'Not an operator of a segment.');
  }
  const optional = shape ? (shape.optional ?? []) : ['at', 'window', 'other'];
  const required = ['kind', 'segment', 'operator', ...(shape?.required ?? [])];
  const complete = checkMembers(node, { required, optional }, path, problems);
  const key = own(node, 'segment');
  const isKnown = typeof key === 'string' && references.hasSegment(key);
  if (!isKnown && key !== undefined && key !== null) {
    problems.add('UNKNOWN_SEGMENT', [...path, 'segment'], 'This segment is not known.');
  }
  const holds =
    shape && complete ? readOperator(operator as string, node, path, ground) : undefined;
  return isKnown && holds ? { holds, actual: holds } : undefined;
}

function readOperator(
  operator: string,
  node: Members,
  path: Path,
  ground: Ground,
): Judge<Customer> | undefined {
  const key = String(own(node, 'segment'));
  if (operator === 'in' || operator === 'notIn') {
    const member = ground.references.hasSegment(key) ? ground.references.members(key) : undefined;
    return member && ((customer) => member(customer) === (operator === 'in'));
  }
  if (operator === 'wasInAt') {
    const at = readAt(own(node, 'at'), [...path, 'at'], ground);
    if (at === undefined) return undefined;
    return (customer) =>
      ground.references
        .intervals(key, customer.id)
        .some(({ from, to }) => from <= at && (to === null || at < to));
  }
  const window = readWindow(own(node, 'window'), [...path, 'window'], { kind: 'history' }, ground);
  const move = operator.startsWith('moved') ? readMove(operator, node, path, ground) : () => true;
  if (!window || !move) return undefined;
  const entering = operator === 'enteredWithin' || operator === 'movedTo';
  return (customer) =>
    ground.references.intervals(key, customer.id).some((interval) => {
      const at = entering ? interval.from : interval.to;
      return at !== null && isWithin(window, at, ground) && move(customer, at);
    });
}

/** History reads a window as (from, to], and nothing after asOf is known. */
function isWithin({ from, to }: ResolvedWindow, at: bigint, ground: Ground): boolean {
  return (from === null || at > from.at) && (to === null || at <= to.at) && at <= ground.clock.asOf;
}

function readAt(raw: unknown, path: Path, ground: Ground): bigint | undefined {
  const { problems, clock } = ground;
  let at: bigint | undefined;
  if (isMembers(raw) && 'relative' in raw) {
    at = readRelative(raw, path, ground);
    if (at === undefined) return undefined;
  } else {
    if (typeof raw !== 'string')
      return problems.add('WRONG_TYPE', path, 'An instant is needed here.');
    if (isBlank(raw)) return problems.add('EMPTY_VALUE', path, 'The instant is blank.');
    const moment = parseMoment(raw);
    if (!moment)
      return problems.add('BAD_DATE', path, 'Not a day and not an instant with its offset.');
    at = moment.kind === 'day' ? clock.midnight(moment.day) : moment.at;
  }
  return at <= clock.asOf
    ? at
    : problems.add('BAD_DATE', path, 'This instant lies after the as-of instant.');
}

function schemeOf(key: string): string | null {
  const dot = key.indexOf('.');
  return dot > 0 ? key.slice(0, dot) : null;
}

type Move = (customer: Customer, at: bigint) => boolean;

/** What must be on the other side of the change: the tier `other`, or any other tier or none. */
function readMove(operator: string, node: Members, path: Path, ground: Ground): Move | undefined {
  const { problems, references } = ground;
  const key = String(own(node, 'segment'));
  const scheme = schemeOf(key);
  if (!scheme)
    return problems.add('WRONG_TYPE', [...path, 'segment'], 'Only tiers are moved between.');
  const other = own(node, 'other');
  const entering = operator === 'movedTo';
  if (other === undefined)
    return entering ? (customer, at) => !isCreation(customer, at, scheme, ground) : () => true;
  if (typeof other !== 'string' || !references.hasSegment(other)) {
    return problems.add('UNKNOWN_SEGMENT', [...path, 'other'], 'This tier is not known.');
  }
  if (schemeOf(other) !== scheme) {
    return problems.add(
      'WRONG_TYPE',
      [...path, 'other'],
      'A tier of the same scheme is needed here.',
    );
  }
  return (customer, at) =>
    references
      .intervals(other, customer.id)
      .some(({ from, to }) => (entering ? to === at : from === at));
}

/** A first tier given to a customer who did not exist at the review before is no move. */
function isCreation(customer: Customer, at: bigint, scheme: string, ground: Ground): boolean {
  const { createdAt } = customer;
  if (createdAt === null) return false;
  const tiers = ground.references.segmentKeys().filter((key) => schemeOf(key) === scheme);
  const leaves = tiers.some((key) =>
    ground.references.intervals(key, customer.id).some(({ to }) => to === at),
  );
  if (leaves) return false;
  const earlier = tiers
    .flatMap((key) => ground.references.instants(key))
    .filter((review) => review < at);
  const previous = earlier.reduce<bigint | null>(
    (latest, at) => (latest === null || at > latest ? at : latest),
    null,
  );
  return createdAt >= at || (previous !== null && createdAt >= previous);
}
