import { clockOf, momentAt, openCatalog } from './catalog';
import type { Customer } from './catalog';
import type { Ground, Leaf } from './ground';
import { overLimits } from './limits';
import { readNode } from './node';
import { isMembers, own, Problems } from './problems';
import { checkReferences, referencesIn } from './reference-graph';
import { openReferences } from './references';
import type { Problem, RuleCase, Verdict } from './rule-case';
import type { WindowGround } from './window';

/** A rule read against the tables of its case. */
export interface Judgement {
  /** The customers that exist at asOf. */
  readonly customers: readonly Customer[];
  holds(customer: Customer): boolean;
  /** Each condition with its place, verdict and the value it looked at. */
  readonly leaves: readonly Leaf[];
}

function definitionOf(input: RuleCase, name: string): unknown {
  const [kind, key] = [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)];
  return own((kind === 'segment' ? input.segments : input.traits) ?? {}, key);
}

/** Limits of the rule and of every definition it reaches, then the graph between them. */
function refusedEarly(input: RuleCase): Problem[] {
  const own = overLimits(input.rule);
  if (own.length > 0) return own;
  const below = new Map<string, readonly string[]>();
  const waiting = referencesIn(input.rule).map((reference) => reference.name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (below.has(name)) continue;
    const definition = definitionOf(input, name);
    const body = isMembers(definition) && 'rule' in definition ? definition.rule : definition;
    const isStatic = isMembers(definition) && 'ids' in definition;
    const problems = isStatic ? [] : overLimits(body);
    if (problems.length > 0)
      return problems.map((problem) => ({ ...problem, path: [name, ...problem.path] }));
    const names = isStatic ? [] : referencesIn(body).map((reference) => reference.name);
    below.set(name, names);
    waiting.push(...names);
  }
  const self = input.key === undefined ? null : `segment:${input.key}`;
  return checkReferences(input.rule, self, (name) => below.get(name) ?? []);
}

function isEmptyRule(rule: unknown): boolean {
  return rule === undefined || rule === null || (isMembers(rule) && Object.keys(rule).length === 0);
}

/**
 * Reads a case's rule against its tables. Promises either every problem of the rule or a judgement
 * that answers true or false for each customer. Throws when the frame of the case (zone, asOf,
 * week start, the type of a table's time) is malformed.
 */
export function judge(input: RuleCase): Judgement | { readonly refused: Problem[] } {
  const early: Problem[] = isEmptyRule(input.rule)
    ? [{ code: 'EMPTY_RULE', path: [], message: 'The rule is empty.' }]
    : refusedEarly(input);
  if (early.length > 0) return { refused: early };
  const problems = new Problems();
  const clock = clockOf(input);
  const period = input.kpiPeriod;
  const kpiPeriod = period
    ? { from: momentAt(period.from, clock), to: momentAt(period.to, clock) }
    : null;
  const frame: WindowGround = { clock, kpiPeriod, problems };
  const catalog = openCatalog(input, clock, problems);
  const references = openReferences(input, catalog, frame);
  const ground: Ground = { ...frame, catalog, references, leaves: [] };
  const holds = readNode(input.rule, [], ground);
  if (!holds || problems.list.length > 0) return { refused: problems.list };
  return { customers: catalog.customers, holds, leaves: ground.leaves };
}

/** Judges a case in memory: the ids of the customers for whom its rule holds, or the refusal. */
export function evaluate(input: RuleCase): Verdict {
  const judgement = judge(input);
  if ('refused' in judgement) return judgement;
  return {
    ids: judgement.customers
      .filter((customer) => judgement.holds(customer))
      .map((customer) => customer.id),
  };
}
