import type { Rule } from '@/server/domain/rule/rule';

/** The conditions of a rule, groups apart. */
export function countConditions(rule: Rule): number {
  if (rule.kind !== 'group') return 1;
  return rule.rules.reduce((sum, child) => sum + countConditions(child), 0);
}
