import type { Executor } from '@/db/client';
import type { Instant } from '@/server/domain/time/instant';
import { dataClock } from '../catalog/data-clock';
import { loadCatalog } from '../catalog/load-catalog';
import type { Meaning } from '../refresh/stage-evaluation';
import { getSettings } from '../settings/get-settings';

/** What rules mean now: catalog, calendar and the data clock. Refuses NO_CUSTOMERS. */
export async function readMeaning(db: Executor): Promise<Meaning & { readonly asOf: Instant }> {
  const { calendar } = await getSettings({ db });
  return { calendar, catalog: await loadCatalog(db), asOf: await dataClock(db) };
}
