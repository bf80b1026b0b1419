import { executeFragment } from '@/db/execute-fragment';
import type { Catalog, FieldType, Label } from '@/server/domain/catalog/catalog';
import { findActivity, findField } from '@/server/domain/catalog/catalog';
import { compileTraitValues } from '@/server/domain/evaluation/compile-trait-values';
import type { SqlFragment } from '@/server/domain/predicate/sql-fragment';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import type { TraitValue } from '@/server/domain/trait/trait-value';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { isHidden, type ShownValue } from '../customers/customer-fields';
import { findCustomer, ReadCustomerInput } from '../customers/read-customer';
import { everyoneAt } from '../refresh/stage-evaluation';
import { readMeaning } from '../segments/read-meaning';
import { traitProblems } from './sound-trait';
import { type ToldTrait, traitTeller } from './trait-teller';

export const CustomerTraitsInput = ReadCustomerInput;
export type CustomerTraitsInput = ReadCustomerInput;

export type CustomerTrait = {
  readonly key: string;
  readonly name: Label;
  readonly unit: string;
  readonly type: FieldType;
  readonly told: ToldTrait;
  readonly choiceLabel: Label | null;
  readonly value: ShownValue;
};

/**
 * A customer's value of every trait as of the data clock. Ranks and scores are those
 * among all customers. Refuses NOT_FOUND, also for whom the reader may not see.
 */
export async function customerTraits(
  ctx: Context,
  input: CustomerTraitsInput,
): Promise<readonly CustomerTrait[]> {
  const { key } = CustomerTraitsInput.parse(input);
  const { customers } = await loadCatalog(ctx.db);
  const row = await findCustomer(ctx, customers, key);
  const { asOf, ...meaning } = await readMeaning(ctx.db);
  const { catalog } = meaning;
  const traits = catalog.traits.filter(
    (trait) => traitProblems(trait.key, meaning, asOf, []).length === 0,
  );
  if (traits.length === 0) return [];
  const keys = traits.map((trait) => trait.key);
  const scope = { kind: 'ids', ids: [row.customer_id] } as const;
  const compiled = compileTraitValues(keys, meaning, { ...everyoneAt(asOf), scope });
  if ('refused' in compiled) throw new Error('traits turned unsound');
  const tell = await traitTeller(ctx.db, catalog);
  const texts = await readTexts(ctx, compiled.fragment, compiled.values);
  return traits.flatMap(({ key: name, label, unit, definition }, index) => {
    const value = compiled.values[index];
    if (!value) return [];
    const text = texts[index] ?? null;
    const hidden = measuresHidden(ctx, definition, catalog);
    return {
      ...{ key: name, name: label, unit, type: value.type, told: tell(definition) },
      choiceLabel: hidden
        ? null
        : (value.choices.find((choice) => choice.id === text)?.label ?? null),
      value: hidden ? { kind: 'hidden' } : { kind: 'value', text },
    };
  });
}

async function readTexts(
  ctx: Context,
  { text, params }: SqlFragment,
  values: readonly TraitValue[],
): Promise<readonly (string | null)[]> {
  const selected = values.map(({ type }, index) => {
    const column = `v.v${index + 1}`;
    return type === 'instant'
      ? `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
      : `${column}::text`;
  });
  const [row] = await executeFragment<{ readonly texts: readonly (string | null)[] }>(ctx.db, {
    text: `select json_build_array(${selected.join(', ')}) as texts from (\n${text}\n) v`,
    params,
  });
  return row?.texts ?? [];
}

/** Whether the value is one of a field that the reader may not see, such as the latest phone number. */
function measuresHidden(ctx: Context, definition: TraitDefinition, catalog: Catalog): boolean {
  if (definition.kind !== 'activity') return false;
  const table = findActivity(catalog, definition.table);
  const field = table && findField(table, definition.measure.field ?? '');
  return field !== undefined && isHidden(ctx, field);
}
