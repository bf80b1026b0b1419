import type { Table } from '../catalog/catalog';
import { assertNever } from '../problem/assert-never';
import { describeAttribute, describeLeaf } from './sentence/describe-leaf';
import { rootFormOf } from './sentence/root-form';
import { fill, join, plain, spaceScripts, textOf, type Tokens } from './sentence/token';
import { type SentenceContext, type Words, wordsOf } from './sentence/words';
import type { GroupNode, Rule, WhereGroup, WhereNode } from './rule';

export type Sentence = { readonly tokens: Tokens; readonly text: string };

/**
 * A rule as one sentence, in the context's language, true for every node of the
 * schema, drafts with gaps included. Rules that differ in meaning read differently;
 * a group around a single condition and an omitted `allTime` are not told.
 */
export function describeRule(rule: Rule, context: SentenceContext): Sentence {
  return asSentence(describeRoot(unwrap(rule), context), context);
}

/** One condition or group of a rule as a phrase without a full stop. */
export function describeCondition(rule: Rule, context: SentenceContext): Sentence {
  return asSentence(describeClause(unwrap(rule), context), context);
}

/** The conditions on an activity's rows as a phrase. */
export function describeWhereClause(
  where: WhereGroup,
  table: Table | undefined,
  context: SentenceContext,
): Sentence {
  return asSentence(describeWhereRoot(where, table, context), context);
}

/** Tokens as they are shown, with their text. */
export function asSentence(told: Tokens, { language }: SentenceContext): Sentence {
  const tokens = language === 'zh-CN' ? spaceScripts(told) : told;
  return { tokens, text: textOf(tokens) };
}

type AnyGroup = GroupNode | WhereGroup;

/** A group around one condition says nothing of its own, unless it negates. */
function unwrap<T extends Rule | WhereNode>(node: T): T {
  const only = node.kind === 'group' && node.rules.length === 1 ? node.rules[0] : undefined;
  return only && node.kind === 'group' && !node.not ? unwrap(only as T) : node;
}

function describeRoot(rule: Rule, context: SentenceContext): Tokens {
  const { root } = wordsOf(context);
  if (rule.kind === 'everyone') return plain(root.everyone);
  if (rule.kind !== 'group')
    return fill(root[rootFormOf(rule)], { clause: describeClause(rule, context) });
  if (rule.rules.length === 0) return plain(root.empty);
  return fillGroup(rule, root, (child) => describeClause(child as Rule, context), context);
}

function describeClause(rule: Rule, context: SentenceContext): Tokens {
  if (rule.kind !== 'group')
    return describeLeaf(rule, (where, table) => describeWhereRoot(where, table, context), context);
  const { group } = wordsOf(context);
  if (rule.rules.length === 0) return plain(group.empty);
  return fillGroup(rule, group, (child) => describeClause(unwrap(child as Rule), context), context);
}

function describeWhere(
  where: WhereNode,
  table: Table | undefined,
  context: SentenceContext,
): Tokens {
  const node = unwrap(where);
  if (node.kind === 'attribute') return describeAttribute(node, table, 'row', context);
  const { group } = wordsOf(context);
  if (node.rules.length === 0) return plain(group.empty);
  const tell = (child: Rule | WhereNode) => describeWhere(child as WhereNode, table, context);
  return fillGroup(node, group, tell, context);
}

/** The conditions on an activity's rows, all of which hold, need no brackets of their own. */
export function describeWhereRoot(
  where: WhereGroup,
  table: Table | undefined,
  context: SentenceContext,
): Tokens {
  const node = unwrap<WhereNode>(where);
  if (node.kind !== 'group' || node.combinator !== 'and' || node.not || node.rules.length === 0)
    return describeWhere(node, table, context);
  const told = node.rules.map((child) => describeWhere(child, table, context));
  return join(told, wordsOf(context).join.where);
}

function fillGroup(
  node: AnyGroup,
  phrases: Words['root'] | Words['group'],
  tell: (child: Rule | WhereNode) => Tokens,
  context: SentenceContext,
): Tokens {
  const children = node.rules.map((child) => tell(unwrap(child)));
  if (children.length === 1) return fill(phrases.notOne, { clause: children[0] ?? [] });
  const { join: separators } = wordsOf(context);
  const n = plain(String(node.n ?? ''));
  const separator = separators[node.combinator];
  return fill(phrases[phraseOf(node)], { list: join(children, separator), n });
}

function phraseOf(node: AnyGroup) {
  switch (node.combinator) {
    case 'and':
      return node.not ? 'notAll' : 'all';
    case 'or':
      return node.not ? 'none' : 'any';
    case 'atLeast':
      return node.not ? 'fewerThan' : 'atLeast';
    default:
      return assertNever(node.combinator);
  }
}
