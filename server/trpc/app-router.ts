import { inboxRouter } from './routers/inbox';
import { peopleRouter } from './routers/people';
import { previewRouter } from './routers/preview';
import { sessionRouter } from './routers/session';
import { settingsRouter } from './routers/settings';
import { createCallerFactory, router } from './trpc';

export const appRouter = router({
  inbox: inboxRouter,
  people: peopleRouter,
  preview: previewRouter,
  session: sessionRouter,
  settings: settingsRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
