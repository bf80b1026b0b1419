import { catalogRouter } from './routers/catalog';
import { customersRouter } from './routers/customers';
import { dashboardsRouter } from './routers/dashboards';
import { duplicatesRouter } from './routers/duplicates';
import { guideRouter } from './routers/guide';
import { importRouter } from './routers/import';
import { inboxRouter } from './routers/inbox';
import { mailRouter } from './routers/mail';
import { ownersRouter } from './routers/owners';
import { peopleRouter } from './routers/people';
import { previewRouter } from './routers/preview';
import { refreshesRouter } from './routers/refreshes';
import { searchRouter } from './routers/search';
import { segmentsRouter } from './routers/segments';
import { sessionRouter } from './routers/session';
import { settingsRouter } from './routers/settings';
import { traitsRouter } from './routers/traits';
import { workRouter } from './routers/work';
import { createCallerFactory, router } from './trpc';

export const appRouter = router({
  catalog: catalogRouter,
  customers: customersRouter,
  dashboards: dashboardsRouter,
  duplicates: duplicatesRouter,
  guide: guideRouter,
  import: importRouter,
  inbox: inboxRouter,
  mail: mailRouter,
  owners: ownersRouter,
  people: peopleRouter,
  preview: previewRouter,
  refreshes: refreshesRouter,
  search: searchRouter,
  segments: segmentsRouter,
  session: sessionRouter,
  settings: settingsRouter,
  traits: traitsRouter,
  work: workRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
