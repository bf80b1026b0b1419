'use client';

import { parseAsArrayOf, parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { type LikenessKind, likenessKinds } from '@/server/domain/customer/likeness';

const keys = parseAsArrayOf(parseAsString);
const address = {
  phone: keys,
  email: keys,
  company: keys,
  identity: keys,
  page: parseAsInteger.withDefault(0),
};

export type LikenessChoice = Record<LikenessKind, readonly string[]>;

/** The fields compared and the page, as the address holds them; without any the server proposes. */
export function useLikenessFields() {
  const [{ page, ...chosen }, go] = useQueryStates(address, { history: 'replace' });
  const isChosen = likenessKinds.some((kind) => chosen[kind] !== null);
  const fields = isChosen
    ? {
        phone: chosen.phone ?? [],
        email: chosen.email ?? [],
        company: chosen.company ?? [],
        identity: chosen.identity ?? [],
      }
    : undefined;
  const choose = (next: LikenessChoice) =>
    go({
      phone: [...next.phone],
      email: [...next.email],
      company: [...next.company],
      identity: [...next.identity],
      page: null,
    });
  const propose = () => go({ phone: null, email: null, company: null, identity: null, page: null });
  const turn = (to: number) => go({ page: to === 0 ? null : to }, { history: 'push' });
  return { fields, page: Math.max(0, page), choose, propose, turn };
}
