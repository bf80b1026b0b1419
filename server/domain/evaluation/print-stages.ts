import { type CustomerTable, type Field, findField } from '../catalog/catalog';
import { quoteIdentifier } from '../catalog/identifiers';
import type { QuantileValue } from '../predicate/amount';
import type { Names } from '../predicate/print-term';
import type { SqlWriter } from '../predicate/sql-fragment';
import { identify, type Plan } from './plan';
import { printEdges, printPart } from './print-quantile';

export type Population = {
  readonly customers: CustomerTable;
  /** The conditions that keep the customers looked at, of all those gathered. */
  readonly chosen: readonly string[];
  /** From the customers to the conditions that keep those who exist. */
  readonly from: readonly string[];
  readonly names: Names;
};

/**
 * Gathers what is known of everybody who exists once, gives each their parts stage by
 * stage, and selects the outputs of those chosen.
 */
export function printStages(
  plan: Plan,
  population: Population,
  sql: SqlWriter,
  printOutputs: (names: Names) => string[],
): string {
  const quantiles = new Map(
    plan.stages.flat().map((quantile, index) => [identify(quantile), index + 1]),
  );
  const gathered = gather(plan, population);
  const names: Names = {
    ...gathered.names,
    quantile: (quantile) => `c.q${quantiles.get(identify(quantile))}`,
  };
  const numberOf = (quantile: QuantileValue) => quantiles.get(identify(quantile)) as number;
  const steps = plan.stages.flatMap((stage, index) => {
    const before = `b${index}`;
    const byValue = stage.filter(({ by }) => by === 'value');
    const edges = byValue.map(
      (one) => `e${numberOf(one)} as materialized (\n${printEdges(one, before, names, sql)}\n)`,
    );
    const parts = stage.map((one) => {
      const edge = `e${numberOf(one)}`;
      return `${printPart(one, edge, names, sql)} as q${numberOf(one)}`;
    });
    const joined = byValue.map((one) => ` cross join e${numberOf(one)}`).join('');
    const next = `  select c.*,\n    ${parts.join(',\n    ')}\n  from ${before} c${joined}`;
    return [...edges, `b${index + 1} as (\n${next}\n)`];
  });
  return [
    `with b0 as materialized (\n${gathered.text}\n),`,
    steps.join(',\n'),
    `select ${['c.customer_id', ...printOutputs(names)].join(',\n  ')}`,
    `from b${plan.stages.length} c`,
    'where c.chosen',
  ].join('\n');
}

function gather(plan: Plan, { customers, chosen, from, names }: Population) {
  const places = new Map<string, string>();
  const selected: string[] = [];
  const keep = (name: string, text: string, identity: string) => {
    selected.push(`${text} as ${name}`);
    places.set(identity, `c.${name}`);
  };
  plan.columns.forEach((column, index) => {
    keep(`c${index + 1}`, names.column(column), identify(column));
  });
  plan.scans
    .flatMap(({ features }) => features)
    .forEach((feature, index) => {
      keep(`f${index + 1}`, names.feature(feature), identify(feature));
    });
  plan.segments.forEach((id, index) => {
    keep(`s${index + 1}`, names.member(id), id);
  });
  const key = findField(customers, customers.keyField) as Field;
  const ordered = key.type === 'number' || key.type === 'money' ? '' : ' collate "C"';
  selected.push(`c.${quoteIdentifier(key.column)}${ordered} as key`);
  selected.push(`${chosen.length > 0 ? `(${chosen.join(' and ')})` : 'true'} as chosen`);
  const placed: Omit<Names, 'quantile'> = {
    column: (column) => places.get(identify(column)) as string,
    feature: (feature) => places.get(identify(feature)) as string,
    member: (id) => places.get(id) as string,
  };
  return {
    text: [`select c.customer_id,\n  ${selected.join(',\n  ')}`, ...from].join('\n'),
    names: placed,
  };
}
