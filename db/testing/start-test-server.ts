import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrate } from '@/db/migrate';
import { dropDatabase, urlOfDatabase } from './database-name';
import { startThrowawayServer } from './throwaway-server';

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: { readonly url: string; readonly template: string };
  }
}

/** Once per run: a server (TEST_DATABASE_URL or a throwaway one) with a migrated template database. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => undefined } : await startThrowawayServer();
  const template = `stratum_template_${process.pid}_${Date.now().toString(36)}`;
  await createTemplate(server.url, template);
  project.provide('testServer', { url: server.url, template });
  return async () => {
    await dropDatabase(server.url, template);
    await server.stop();
  };
}

async function createTemplate(serverUrl: string, template: string): Promise<void> {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(template)}`.finally(() => admin.end());
  const url = urlOfDatabase(serverUrl, template);
  await migrate(url);
  await forbidOverlaps(url);
}

/** Costs 27 to 36 times the load, so it guards the intervals in tests only. */
async function forbidOverlaps(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`create extension if not exists btree_gist`;
    await sql`alter table membership
      add constraint membership_no_overlap exclude using gist
        (segment_id with =, customer_id with =, tstzrange(entered_at, left_at) with &&),
      add constraint membership_not_empty check (not isempty(tstzrange(entered_at, left_at)))`;
  } finally {
    await sql.end();
  }
}
