/** The members of a segment at an instant; without one, now. */
export function peopleHref(id: string, asOf: string | null): string {
  const path = `/segments/${id}/members`;
  return asOf === null ? path : `${path}?at=${encodeURIComponent(asOf)}`;
}
