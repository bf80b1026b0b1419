import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { connect } from '@/db/client';
import { migrate } from '@/db/migrate';
import { dumpSchema } from '@/db/schema-dump';
import { startThrowawayServer } from '@/db/testing/throwaway-server';

const path = fileURLToPath(new URL('../db/schema.dump.txt', import.meta.url));

const server = await startThrowawayServer();
try {
  await migrate(server.url);
  const { sql, close } = connect(server.url, { max: 1 });
  await writeFile(path, await dumpSchema(sql).finally(close));
} finally {
  await server.stop();
}
