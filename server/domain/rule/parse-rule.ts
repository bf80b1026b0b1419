import type * as z from 'zod';
import { type Path, type Problem, problem } from '../problem/problem';
import { checkLimits } from './limits';
import { Rule } from './rule';
import { Window } from './window';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
    };

/**
 * Reads a rule from JSON: within the limits, only known kinds and members. Its
 * fields, operators and values are judged later, against a catalog.
 */
export function parseRule(json: unknown): Parsed<Rule> {
  if (isNothing(json)) return { ok: false, problems: [problem('EMPTY_RULE', [])] };
  const excess = checkLimits(json);
  if (excess.length > 0) return { ok: false, problems: excess };
  return parseAgainst(Rule, json);
}

/** Reads what is made of nodes of the rule language; what does not fit is a problem at its path. */
export function parseAgainst<T>(schema: z.ZodType<T>, json: unknown): Parsed<T> {
  const result = schema.safeParse(json);
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.map((issue) => ruleProblem(issue, json));
  return { ok: false, problems };
}

function isNothing(json: unknown): boolean {
  if (json === null || json === undefined) return true;
  return typeof json === 'object' && !Array.isArray(json) && Object.keys(json).length === 0;
}

/** Reads a window that stands in an operator's value. */
export function parseWindow(json: unknown, path: Path): Parsed<Window> {
  const result = Window.safeParse(json);
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.map((issue) => {
    const inner = issue.path as Path;
    return problem(windowCode(inner, valueAt(json, inner)), [...path, ...inner]);
  });
  return { ok: false, problems };
}

function ruleProblem(issue: z.core.$ZodIssue, json: unknown): Problem {
  const path = issue.path as Path;
  const at = path.indexOf('window');
  const value = valueAt(json, path);
  const inWindow = at >= 0 && (at < path.length - 1 || (value !== null && value !== undefined));
  if (inWindow) return problem(windowCode(path.slice(at + 1), value), path);
  if (issue.code === 'unrecognized_keys')
    return problem('BAD_NODE', path, { members: issue.keys.join(', ') }, 'unknownMember');
  return problem('BAD_NODE', path);
}

function windowCode(inner: Path, value: unknown): 'BAD_DATE' | 'BAD_WINDOW' {
  const isDay = inner.length === 1 && (inner[0] === 'from' || inner[0] === 'to');
  return isDay && value !== undefined && value !== null ? 'BAD_DATE' : 'BAD_WINDOW';
}

function valueAt(json: unknown, path: Path): unknown {
  let value = json;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}
