import { checkLimits } from '../rule/limits';
import { parseAgainst, type Parsed } from '../rule/parse-rule';
import { TraitDefinition } from './trait';

/** Reads a trait's definition from JSON as a rule is read: within the limits, only known members. */
export function parseTrait(json: unknown): Parsed<TraitDefinition> {
  const excess = checkLimits(json);
  return excess.length > 0 ? { ok: false, problems: excess } : parseAgainst(TraitDefinition, json);
}
