import { asc, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { columnSql, relationSql } from '@/db/identifier-sql';
import { ownerAlias, user } from '@/db/schema/index';
import type { Role } from '@/server/domain/access/permission';
import { canNameOwner, ownerFieldOf } from '@/server/domain/access/viewer-scope';
import {
  type CustomerTable,
  type Field,
  type Label,
  normalColumn,
} from '@/server/domain/catalog/catalog';
import { normaliseText } from '@/server/domain/text/normalise-text';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';

export type OwnerPerson = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
};

export type OwnerName = {
  /** The compared form, which is the name's identity. */
  readonly normal: string;
  /** The spellings that share it, at most three. */
  readonly spellings: readonly string[];
  readonly customers: number;
  /** Whom the name means; null while nobody. */
  readonly userId: string | null;
  /** The one person whose name or e-mail reads the same, for a name that means nobody yet. */
  readonly proposedId: string | null;
};

export type OwnerList = {
  /** Null while no field names an owner. */
  readonly field: { readonly key: string; readonly label: Label } | null;
  /** Customer fields that can. */
  readonly candidates: readonly { readonly key: string; readonly label: Label }[];
  /** Names that mean nobody first, each kind by number of customers. */
  readonly names: readonly OwnerName[];
  /** Names there are beyond the listed ones. */
  readonly namesLeftOut: number;
  readonly customers: number;
  readonly customersWithoutOwner: number;
  readonly people: readonly OwnerPerson[];
};

const namesListed = 500;
const namesRead = 2_000;

/** Every name in the owner field with its customers and the person it means. */
export async function listOwners(ctx: Context): Promise<OwnerList> {
  const catalog = await findCatalog(ctx.db);
  const people = await readPeople(ctx.db);
  const customers = catalog?.customers ?? null;
  const field = customers && ownerFieldOf(customers);
  const candidates = customers?.fields.filter(
    (each) => canNameOwner(each) && each.key !== customers.keyField,
  );
  const shown = {
    field: field && { key: field.key, label: field.label },
    candidates: (candidates ?? []).map(({ key, label }) => ({ key, label })),
    people,
  };
  if (!customers || !field)
    return { ...shown, names: [], namesLeftOut: 0, customers: 0, customersWithoutOwner: 0 };
  const { found, total } = await readNames(ctx.db, customers, field);
  const names = await joinPeople(ctx.db, found, people);
  const counts = await countCustomers(ctx.db, customers, field);
  return {
    ...shown,
    names: names.slice(0, namesListed),
    namesLeftOut: Math.max(0, names.length + total - found.length - namesListed),
    ...counts,
  };
}

async function readPeople(db: Executor): Promise<readonly OwnerPerson[]> {
  const rows = await db.select().from(user).orderBy(asc(user.name), asc(user.id));
  return rows.map(({ id, name, email, role, disabledAt }) => ({
    ...{ id, name, email, role },
    disabled: disabledAt !== null,
  }));
}

type FoundName = Pick<OwnerName, 'normal' | 'spellings' | 'customers'>;

/** The names that mean somebody and the most common others, with how many there are in all. */
async function readNames(
  db: Executor,
  customers: CustomerTable,
  field: Field,
): Promise<{ readonly found: readonly FoundName[]; readonly total: number }> {
  const own = columnSql('t', field.column);
  const compared = field.type === 'text' ? columnSql('t', normalColumn(field.column)) : own;
  const rows = await db.execute<{
    normal: string;
    spellings: string[];
    customers: string;
    total: string;
  }>(sql`
    select s.normal, (array_agg(s.spelling order by s.n desc, s.spelling))[1:3] as spellings,
      sum(s.n) as customers, count(*) over () as total
    from (
      select ${compared} as normal, ${own} as spelling, count(*) as n
      from ${relationSql(customers.relation)} t
      where t.inactive_since is null and ${compared} is not null group by 1, 2
    ) s left join ${ownerAlias} a on a.normal = s.normal
    group by s.normal order by bool_or(a.normal is not null) desc, sum(s.n) desc, s.normal
    limit ${namesRead}`);
  const byNormal = new Map<string, FoundName>();
  for (const row of rows) {
    const normal = field.type === 'text' ? row.normal : normaliseText(row.normal);
    if (normal === null) continue;
    const same = byNormal.get(normal);
    byNormal.set(normal, {
      normal,
      spellings: [...(same?.spellings ?? []), ...row.spellings].slice(0, 3),
      customers: (same?.customers ?? 0) + Number(row.customers),
    });
  }
  const beyond = Number(rows[0]?.total ?? 0) - rows.length;
  return { found: [...byNormal.values()], total: byNormal.size + beyond };
}

async function joinPeople(
  db: Executor,
  found: readonly FoundName[],
  people: readonly OwnerPerson[],
): Promise<readonly OwnerName[]> {
  const aliases = await db.select().from(ownerAlias);
  const meant = new Map(aliases.map(({ normal, userId }) => [normal, userId]));
  const listed = new Set(found.map(({ normal }) => normal));
  const unused = aliases
    .filter(({ normal }) => !listed.has(normal))
    .map(({ normal, value }) => ({ normal, spellings: [value], customers: 0 }));
  return [...found, ...unused]
    .map((name) => {
      const userId = meant.get(name.normal) ?? null;
      return { ...name, userId, proposedId: userId === null ? propose(name.normal, people) : null };
    })
    .sort(
      (a, b) =>
        Number(a.userId !== null) - Number(b.userId !== null) ||
        b.customers - a.customers ||
        (a.normal < b.normal ? -1 : 1),
    );
}

/** The only person in service with that name or e-mail; two of one name are not guessed between. */
function propose(normal: string, people: readonly OwnerPerson[]): string | null {
  const fitting = people.filter(
    ({ name, email, disabled }) =>
      !disabled && (normaliseText(name) === normal || normaliseText(email) === normal),
  );
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}

async function countCustomers(db: Executor, { relation }: CustomerTable, field: Field) {
  const [row] = await db.execute<{ customers: string; owned: string }>(sql`
    select count(*) as customers, count(${columnSql('t', field.column)}) as owned
    from ${relationSql(relation)} t where t.inactive_since is null`);
  const customers = Number(row?.customers ?? 0);
  return { customers, customersWithoutOwner: customers - Number(row?.owned ?? 0) };
}
