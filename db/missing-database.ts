const connectionCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'CONNECT_TIMEOUT']);
/** No such database, not allowed to connect, wrong password, not migrated. */
const refusalCodes = new Set(['3D000', '42501', '28P01', '28000', '42P01']);

/** Whether an error says that a database is not there to be used, rather than that a query failed in it. */
export function isMissingDatabase(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && (connectionCodes.has(code) || refusalCodes.has(code)))
      return true;
  }
  return false;
}
