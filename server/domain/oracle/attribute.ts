import { readTest } from './condition';
import type { Judge } from './ground';
import { readGroup } from './group';
import { checkMembers, isMembers, type Members, own } from './problems';
import type { Path } from './rule-case';
import type { Column, FindColumn, Row } from './table';
import type { WindowGround } from './window';

export interface ReadAttribute {
  readonly column: Column;
  readonly holds: Judge<Row>;
}

/** Reads a condition on one column; `find` knows the columns of the row or customer under test. */
export function readAttribute(
  node: Members,
  path: Path,
  find: FindColumn,
  ground: WindowGround,
): ReadAttribute | undefined {
  const { problems } = ground;
  checkMembers(
    node,
    { required: ['kind', 'field', 'operator'], optional: ['value'] },
    path,
    problems,
  );
  const field = own(node, 'field');
  if (field === undefined || field === null) return undefined;
  const column = typeof field === 'string' ? find(field) : undefined;
  if (!column) return problems.add('UNKNOWN_FIELD', [...path, 'field'], 'This field is not known.');
  const test = readTest(column.type, node, path, { ...ground, find });
  return test && { column, holds: (row) => test(column.read(row), row) };
}

/** Reads a `where`: a group of conditions on one row of a table, and nothing else. */
export function readWhere(
  raw: unknown,
  path: Path,
  find: FindColumn,
  ground: WindowGround,
): Judge<Row> | undefined {
  const readChild = (child: unknown, at: Path): Judge<Row> | undefined => {
    const kind = isMembers(child) ? own(child, 'kind') : undefined;
    if (isMembers(child) && kind === 'group')
      return readGroup(child, at, ground.problems, readChild);
    if (isMembers(child) && kind === 'attribute')
      return readAttribute(child, at, find, ground)?.holds;
    return ground.problems.add(
      'BAD_NODE',
      at,
      'Only conditions on columns of the table stand here.',
    );
  };
  if (isMembers(raw) && own(raw, 'kind') === 'group') return readChild(raw, path);
  return ground.problems.add('BAD_NODE', path, 'A group of conditions is needed here.');
}
