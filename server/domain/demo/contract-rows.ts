import type { BusinessTime } from './business-calendar';
import { type DayNumber, writeDay } from './civil-day';
import type { CustomerLife } from './customer-life';
import type { CustomerNature, StorySpan } from './customer-nature';
import type { Random } from './random';
import { mostly, type Row } from './story-rows';

export const contractHeader = [
  ...['contract_no', 'customer_no', 'signed_on', 'starts_on', 'ends_on', 'amount', 'type'],
  ...['renews'],
] as const;

const types = [
  ['维保合同', 5],
  ['框架采购', 3],
  ['设备租赁', 2],
] as const;
const terms = [
  [365, 7],
  [730, 1.4],
  [183, 1.2],
] as const;

export type StoryContract = { readonly starts: DayNumber; readonly ends: DayNumber };

/** Contracts of those who buy much, one after the other for as long as they stay. */
export function drawContracts(
  random: Random,
  nature: CustomerNature,
  life: CustomerLife,
  span: StorySpan,
  time: BusinessTime,
  number: () => string,
  customer: string,
): { readonly contracts: readonly StoryContract[]; readonly rows: readonly Row[] } {
  const contracts: StoryContract[] = [];
  const rows: Row[] = [];
  const likely = nature.annual > 120_000 ? 0.72 : nature.annual > 40_000 ? 0.4 : 0.12;
  const [first] = life.spells;
  if (nature.kind !== 'regular' || !first || !random.chance(likely)) return { contracts, rows };
  const type = random.weighted(types);
  const term = random.weighted(terms);
  let starts = life.olderThanRecords
    ? span.history + random.whole(0, term)
    : first.from + random.whole(15, 200);
  for (let previous = ''; ; ) {
    const signed = time.workdayFrom(starts - random.whole(2, 18));
    const stays = life.spells.some(({ from, until }) => starts >= from && starts <= until);
    if (signed >= span.end || signed < span.history || (!stays && !random.chance(0.12))) break;
    const ends = starts + term - 1;
    const no = number();
    const amount = Math.max(800, Math.round((nature.annual * 0.22 * term) / 365 / 100) * 100);
    contracts.push({ starts, ends });
    rows.push([
      ...[no, customer, writeDay(signed), writeDay(starts), writeDay(ends)],
      ...[amount.toFixed(2), mostly(random, 0.05, type), previous],
    ]);
    if (!random.chance(Math.min(0.97, 0.88 + 0.035 * nature.mood))) break;
    previous = no;
    starts = ends + 1 + (random.chance(0.8) ? random.whole(0, 4) : random.whole(5, 24));
  }
  return { contracts, rows };
}
