import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const imports = (...sources: string[]) => sources.map((source) => `import '${source}';`).join('\n');

const wrongWay: Record<string, string> = {
  'server/domain/rule/reads-database.ts': imports('@/db/client'),
  'server/domain/rule/reads-database-relatively.ts': imports('../../../db/client'),
  'server/domain/rule/calls-a-verb.ts': imports('@/server/services/context'),
  'server/domain/rule/calls-a-verb-relatively.ts': imports('../../services/context'),
  'server/domain/rule/reads-files.ts': imports('node:fs'),
  'server/domain/time/takes-another-library.ts': imports('dayjs'),
  'server/domain/predicate/asks-the-oracle.ts': imports('@/server/domain/oracle/evaluate'),
  'server/domain/evaluation/asks-the-oracle.ts': imports('../oracle/evaluate'),
  'server/domain/oracle/copies-the-compiler.ts': imports('@/server/domain/predicate/resolve'),
  'server/domain/oracle/copies-the-calendar.ts': imports('../time/calendar'),
  'server/domain/oracle/takes-the-same-library.ts': imports('temporal-polyfill'),
  'server/trpc/routers/asks-the-database.ts': imports('@/db/client'),
  'server/trpc/routers/builds-queries.ts': imports('drizzle-orm'),
  'server/services/segments/knows-next.ts': imports('next/headers'),
  'server/services/segments/knows-react.ts': imports('react'),
  'server/services/segments/knows-transport.ts': imports('@trpc/server'),
  'server/services/segments/knows-its-router.ts': imports('../../trpc/trpc'),
  'server/jobs/handlers/writes-itself.ts': imports('@/db/client'),
  'server/cli/verbs/builds-queries.ts': imports('drizzle-orm'),
  'server/cli/verbs/knows-next.ts': imports('next/headers'),
  'components/rule-builder/calls-a-verb.tsx': imports('@/server/services/rules/preview-rule'),
  'components/rule-builder/asks-the-database.tsx': imports('@/db/client'),
  'app/segments/asks-the-database.tsx': imports('@/db/client'),
  'db/knows-a-verb.ts': imports('@/server/services/context'),
};

const otherwiseWrong: Record<string, { readonly text: string; readonly rule: string }> = {
  'server/services/segments/writes-text.ts': {
    text: 'export const query = sql.raw(`select 1`);\n',
    rule: 'plugin',
  },
  'components/ui/writes-html.tsx': {
    text: 'export const Raw = () => <div dangerouslySetInnerHTML={{ __html: name }} />;\n',
    rule: 'lint/security/noDangerouslySetInnerHtml',
  },
  'server/domain/rule/NotKebab.ts': {
    text: 'export const one = 1;\n',
    rule: 'lint/style/useFilenamingConvention',
  },
  'server/domain/rule/skipped.test.ts': {
    text: "it.skip('says nothing', () => undefined);\n",
    rule: 'lint/suspicious/noSkippedTests',
  },
};

const allowed: Record<string, string> = {
  'server/domain/rule/plain.ts': imports('zod', 'temporal-polyfill', 'decimal.js', '../time/zone'),
  'server/domain/rule/plain.test.ts': imports('vitest', 'node:fs', '@/server/domain/oracle/judge'),
  'server/domain/oracle/plain.ts': imports('luxon', './zone'),
  'server/trpc/routers/plain.ts': imports('@/server/services/segments/list-segments', 'zod'),
  'server/services/segments/plain.ts': imports('@/db/client', 'drizzle-orm', '../context'),
  'server/jobs/handlers/plain.ts': imports('@/server/services/refresh/refresh-segments'),
  'server/cli/verbs/plain.ts': imports('@/server/services/segments/list-sizes'),
  'components/charts/plain.tsx': imports('react', 'recharts', '@/server/domain/time/zone'),
  'app/segments/plain.tsx': imports('@/components/segments/list', 'next/link'),
  'db/plain.ts': 'export const query = sql.raw(`select 1`);\n',
};

type Report = {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string };
  }[];
};

describe('the lint rules', () => {
  let folder: string;
  let complaints: Set<string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stratum-lint-'));
    for (const path of ['biome.json', '.gitignore', 'scripts/lint/no-raw-sql.grit']) {
      await cp(join(repository, path), join(folder, path));
    }
    for (const [path, text] of planted()) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    complaints = await lint(folder);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.keys(wrongWay))('refuse the import of %s', (path) => {
    expect(complaints).toContain(`${path} lint/style/noRestrictedImports`);
  });

  it.each(Object.entries(otherwiseWrong))('refuse %s', (path, { rule }) => {
    expect(complaints).toContain(`${path} ${rule}`);
  });

  it.each(Object.keys(allowed))('allow %s', (path) => {
    expect([...complaints].filter((complaint) => complaint.startsWith(path))).toEqual([]);
  });
});

function planted(): readonly (readonly [path: string, text: string])[] {
  const others = Object.entries(otherwiseWrong).map(([path, { text }]) => [path, text] as const);
  return [...Object.entries(wrongWay), ...others, ...Object.entries(allowed)];
}

/** What was refused, each as `path rule`. */
async function lint(folder: string): Promise<Set<string>> {
  const biome = join(repository, 'node_modules/@biomejs/biome/bin/biome');
  const settings = [
    'lint',
    '--diagnostic-level=error',
    '--max-diagnostics=none',
    '--reporter=json',
  ];
  const report = await new Promise<string>((resolve) => {
    execFile(process.execPath, [biome, ...settings, '.'], { cwd: folder }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  const { diagnostics } = JSON.parse(report) as Report;
  return new Set(diagnostics.map(({ category, location }) => `${location.path} ${category}`));
}
