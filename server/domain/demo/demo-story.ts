import { BusinessTime } from './business-calendar';
import { dayNumber } from './civil-day';
import { regions } from './company';
import { contactHeader, drawContacts } from './contact-rows';
import { contractHeader, drawContracts } from './contract-rows';
import { drawLife } from './customer-life';
import { type CustomerNature, drawNature, type StorySpan, storySpan } from './customer-nature';
import { type CustomerCard, cardRow, customerHeader, drawCard, writeAgain } from './customer-row';
import { drawInquiries, inquiryHeader } from './inquiry-rows';
import { drawOrders, orderHeader } from './order-rows';
import { Random } from './random';
import type { Row } from './story-rows';
import { drawAnswers, surveyHeader } from './survey-rows';
import { drawTickets, ticketHeader } from './ticket-rows';

export const activityKeys = [
  ...['orders', 'contracts', 'tickets', 'surveys', 'contacts', 'inquiries'],
] as const;
export type ActivityKey = 'orders' | 'contracts' | 'tickets' | 'surveys' | 'contacts' | 'inquiries';

export type StoryTable = { readonly header: readonly string[]; readonly rows: readonly Row[] };
export type DemoStory = {
  readonly customers: StoryTable;
  readonly regions: StoryTable;
} & Readonly<Record<ActivityKey, StoryTable>>;

export type StoryInput = {
  readonly seed: number;
  /** YYYY-MM-DD: the story reaches up to the start of this day. */
  readonly day: string;
  readonly customers?: number;
};

export const demoSeed = 20_260_217;
export const demoCustomers = 5_000;
const twiceEntered = 0.009;
const customersPerPiece = 100;

const headers: Readonly<Record<ActivityKey, readonly string[]>> = {
  orders: orderHeader,
  contracts: contractHeader,
  tickets: ticketHeader,
  surveys: surveyHeader,
  contacts: contactHeader,
  inquiries: inquiryHeader,
};
const prefixes: Readonly<Record<ActivityKey, string>> = {
  orders: 'SO',
  contracts: 'HT',
  tickets: 'TK',
  surveys: 'SV',
  contacts: 'CT',
  inquiries: 'XJ',
};

/**
 * The story of one invented company and its customers up to a day. The same seed, day
 * and size give the same rows, and every customer is a story of their own: another day
 * moves it along. Nothing happens on or after the day.
 */
export function tellStory(input: StoryInput): DemoStory {
  const telling = tellInPieces(input);
  for (let next = telling.next(); ; next = telling.next()) if (next.done) return next.value;
}

/** The same, pausing now and then with the share that is told, so that others get their turn. */
export function* tellInPieces({
  seed,
  day,
  customers = demoCustomers,
}: StoryInput): Generator<number, DemoStory> {
  const span = storySpan(dayNumber(day));
  const time = new BusinessTime(span.history - 400, span.end);
  const story = new Story(seed, span, time, customers);
  for (const [rank, person] of story.people().entries()) {
    story.live(person, rank);
    if (rank % customersPerPiece === 0) yield rank / customers;
  }
  return story.tell();
}

type Person = {
  readonly random: Random;
  readonly nature: CustomerNature;
  /** Whom they are entered again for; null for nearly everybody. */
  readonly original: Person | null;
};

class Story {
  private readonly rows: Record<ActivityKey, Row[]> = {
    ...{ orders: [], contracts: [], tickets: [], surveys: [], contacts: [], inquiries: [] },
  };
  private readonly cards: CustomerCard[] = [];
  private readonly cardOf = new Map<Person, CustomerCard>();
  private readonly taken = new Set<string>();
  private numbered = 0;

  constructor(
    private readonly seed: number,
    private readonly span: StorySpan,
    private readonly time: BusinessTime,
    private readonly size: number,
  ) {}

  tell(): DemoStory {
    const table = (key: ActivityKey) => ({
      header: headers[key],
      rows: renumber(this.rows[key], prefixes[key]),
    });
    return {
      customers: { header: customerHeader, rows: this.cards.map(cardRow) },
      regions: {
        header: ['region', 'manager', 'tier'],
        rows: regions.map(({ name, manager, tier }) => [name, manager, tier]),
      },
      orders: table('orders'),
      contracts: table('contracts'),
      tickets: table('tickets'),
      surveys: table('surveys'),
      contacts: table('contacts'),
      inquiries: table('inquiries'),
    };
  }

  /** Everybody in the order in which they were met; the last few drawn are known already, under another writing. */
  people(): readonly Person[] {
    const twice = Math.round(this.size * twiceEntered);
    const drawn: Person[] = [];
    for (let index = 0; index < this.size; index += 1) {
      const random = new Random(this.seed, index);
      const original =
        index < this.size - twice ? null : random.pick(drawn.slice(0, this.size - twice));
      drawn.push(
        original === null
          ? { random, nature: drawNature(random, this.span), original }
          : { random, nature: this.sameAgain(random, original.nature), original },
      );
    }
    return drawn.toSorted((a, b) => a.nature.met - b.nature.met);
  }

  private sameAgain(random: Random, nature: CustomerNature): CustomerNature {
    const met = Math.max(nature.met, this.span.end - random.whole(20, 500));
    return { ...nature, kind: random.chance(0.5) ? 'once' : 'never', met };
  }

  /** The story of one customer; their number follows the order in which they were met. */
  live(person: Person, rank: number): void {
    const { random, nature, original } = person;
    const customer = customerNumber(rank);
    const known = original && this.cardOf.get(original);
    const card = known
      ? writeAgain(random, known, customer, nature.met)
      : drawCard(random, nature, customer, this.taken);
    this.cardOf.set(person, card);
    this.keep(random, nature, card);
  }

  private keep(random: Random, nature: CustomerNature, card: CustomerCard): void {
    this.cards.push(card);
    const { span, time, rows } = this;
    const life = drawLife(random, nature, span, time);
    const number = () => this.number();
    const customer = card.customer_no;
    rows.orders.push(...drawOrders(random, nature, life, span, number, customer).rows);
    const past = [random, nature, life, span, time, number, customer] as const;
    rows.contracts.push(...drawContracts(...past).rows);
    rows.tickets.push(...drawTickets(...past));
    rows.surveys.push(...drawAnswers(...past).rows);
    rows.contacts.push(...drawContacts(...past));
    rows.inquiries.push(...drawInquiries(...past));
  }

  /** A number for the time being: rows get theirs when all are in the order of time. */
  private number(): string {
    this.numbered += 1;
    return String(this.numbered).padStart(8, '0');
  }
}

const customerNumber = (index: number): string => `HL${String(index + 1).padStart(5, '0')}`;

/** Rows in the order of their time (third column), numbered along it. */
function renumber(rows: readonly Row[], prefix: string): readonly Row[] {
  const sorted = rows.toSorted((a, b) => compare(a[2], b[2]) || compare(a[0], b[0]));
  const numbers = new Map<string, string>();
  sorted.forEach(([own = ''], index) => {
    numbers.set(own, `${prefix}${String(index + 1).padStart(6, '0')}`);
  });
  return sorted.map((row) => {
    const [own = '', ...others] = row;
    const last = others.at(-1);
    const reference = last === undefined ? undefined : numbers.get(last);
    const kept = reference === undefined ? others : [...others.slice(0, -1), reference];
    return [numbers.get(own) ?? own, ...kept];
  });
}

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);
