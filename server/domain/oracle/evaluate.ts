import { clockOf, momentAt, openCatalog } from './catalog';
import type { Customer } from './catalog';
import type { Ground, Leaf } from './ground';
import { overLimits } from './limits';
import { readNode } from './node';
import { once } from './once';
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
function refusedEarly(input: RuleCase, rule: unknown): Problem[] {
  if (isEmptyRule(rule)) return [{ code: 'EMPTY_RULE', path: [], message: 'The rule is empty.' }];
  const ofRule = overLimits(rule);
  if (ofRule.length > 0) return ofRule;
  const below = new Map<string, readonly string[]>();
  const waiting = referencesIn(rule).map((reference) => reference.name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (below.has(name)) continue;
    const definition = definitionOf(input, name);
    const body = isMembers(definition) && 'rule' in definition ? definition.rule : definition;
    const isStatic = isMembers(definition) && 'ids' in definition;
    const problems = isStatic ? [] : overLimits(body);
    if (problems.length > 0) {
      return problems.map((problem) => ({ ...problem, path: [name, ...problem.path] }));
    }
    const names = isStatic ? [] : referencesIn(body).map((reference) => reference.name);
    below.set(name, names);
    waiting.push(...names);
  }
  const self = input.key === undefined ? null : `segment:${input.key}`;
  return checkReferences(rule, self, (name) => below.get(name) ?? []);
}

function isEmptyRule(rule: unknown): boolean {
  const isNothing = rule === undefined || rule === null;
  return isNothing || (isMembers(rule) && Object.keys(rule).length === 0);
}

function openTables(input: RuleCase) {
  const problems = new Problems();
  const clock = clockOf(input);
  const period = input.kpiPeriod;
  const kpiPeriod = period
    ? { from: momentAt(period.from, clock), to: momentAt(period.to, clock) }
    : null;
  return {
    clock,
    kpiPeriod,
    catalog: openCatalog(input, clock, problems),
    problems: problems.list,
  };
}

/**
 * Opens a case's tables once, to read any number of rules against them. The reader promises either
 * every problem of a rule or a judgement that answers true or false for each customer. It throws
 * when the frame of the case (zone, asOf, week start, the type of a table's time) is malformed.
 */
export function openCase(
  input: RuleCase,
): (rule: unknown) => Judgement | { readonly refused: Problem[] } {
  const opened = once(() => openTables(input));
  return (rule) => {
    const early = refusedEarly(input, rule);
    if (early.length > 0) return { refused: early };
    const { clock, kpiPeriod, catalog, problems: ofRows } = opened();
    const problems = new Problems();
    problems.list.push(...ofRows);
    const frame: WindowGround = { clock, kpiPeriod, problems };
    const references = openReferences(input, catalog, frame);
    const ground: Ground = { ...frame, catalog, references, leaves: [] };
    const holds = readNode(rule, [], ground);
    if (!holds || problems.list.length > 0) return { refused: problems.list };
    return { customers: catalog.customers, holds, leaves: ground.leaves };
  };
}

/** Reads a case's own rule: see `openCase`. */
export function judge(input: RuleCase): Judgement | { readonly refused: Problem[] } {
  return openCase(input)(input.rule);
}

/** The ids for which a judgement holds. */
export function idsOf(judgement: Judgement): string[] {
  return judgement.customers
    .filter((customer) => judgement.holds(customer))
    .map((customer) => customer.id);
}

/** Judges a case in memory: the ids of the customers for whom its rule holds, or the refusal. */
export function evaluate(input: RuleCase): Verdict {
  const judgement = judge(input);
  return 'refused' in judgement ? judgement : { ids: idsOf(judgement) };
}
