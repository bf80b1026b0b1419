import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { work } from '@/db/schema/index';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { claimWork } from '../work/claim-work';
import { exportBadRows } from './export-bad-rows';
import { type ImportBench, openImportBench } from './import-fixture';
import { ImportMapping } from './import-input';
import { inspectUpload } from './inspect-upload';
import { performImport } from './perform-import';
import { findOpenImport, readImportWork, stopImport } from './read-import-work';
import { startImport } from './start-import';
import { findUpload, storeUpload } from './uploads';

let database: TestDatabase;
let bench: ImportBench;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stratum-uploads-'));
  vi.stubEnv('STRATUM_DATA_DIR', folder);
  database = await createTestDatabase();
  bench = await openImportBench(database);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await bench.remove();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const upload = (text: string, name = '../../etc/passwd') =>
  storeUpload(new Blob([text]).stream() as ReadableStream<Uint8Array>, name);
const perform = (workId: string) =>
  claimWork(bench.ctx, workId, (claimed) => performImport(bench.ctx, claimed));
const mapping = { into: 'customers', key: 'id' } as const;

describe('an uploaded file', () => {
  it('lies under a name of ours, whatever it is called', async () => {
    const id = await upload('id,city\nA,Oslo\n');
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect((await readdir(join(folder, 'uploads'))).sort()).toEqual([`${id}.data`, `${id}.json`]);
    expect((await findUpload(id)).fileName).toBe('../../etc/passwd');
    await expect(findUpload('../database')).rejects.toThrow();
    await expect(findUpload('0'.repeat(64))).rejects.toThrow(StratumError);
  });

  it('is not kept when it grows beyond the limit, however long it said it was', async () => {
    const before = await readdir(join(folder, 'uploads'));
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1_000;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    await expect(storeUpload(endless, 'c.csv', 10_000)).rejects.toThrow(StratumError);
    expect(sent).toBeLessThan(1_000_000);
    expect(await readdir(join(folder, 'uploads'))).toEqual(before);
  });

  it('is mapped only by names the database can keep', () => {
    const named = (key: string) => ImportMapping.safeParse({ into: 'customers', key }).success;
    expect([named('id'), named('a\0b'), named('\ud83d'), named('😀')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    const labelled = (en: string) =>
      ImportMapping.safeParse({
        ...{ into: 'activity', name: 'orders', key: 'no', customer: 'id', time: 'at' },
        label: { en, zh: '订单' },
      }).success;
    expect([labelled('Orders'), labelled('Or\0ders'), labelled('\ude00')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is inspected column by column, with proposed types', async () => {
    const id = await upload('id,amount,joined\nA,1.5,2021-01-01\nB,,2021-01-02\n', 'c.csv');
    const file = await inspectUpload(bench.ctx, { uploadId: id });
    expect(file).toMatchObject({
      fileName: 'c.csv',
      rows: 2,
      reading: { delimiter: ',' },
      tables: [],
    });
    expect(file.columns.map(({ type, filled }) => [type, filled])).toEqual([
      ['text', 2],
      ['money', 1],
      ['date', 2],
    ]);
  });

  it('is checked without keeping anything, then imported', async () => {
    const uploadId = await upload('id,size\nA,1\nA,2\nB,x\n');
    const types = [{ column: 'size', type: 'number' as const }];
    const request = { uploadId, mapping: { ...mapping, types } };
    const checkId = await startImport(bench.ctx, { ...request, action: 'check' });
    expect(await findOpenImport(bench.ctx)).toBeNull();
    expect(await perform(checkId)).toBe('done');
    const { checked } = await readImportWork(bench.ctx, { workId: checkId });
    expect(checked).toMatchObject({
      rows: 3,
      added: 1,
      repeated: 1,
      bad: 1,
      sample: [{ id: 'A', size: '2' }],
    });
    expect(checked?.badGroups).toEqual([{ column: 'size', code: 'BAD_NUMBER', rows: 1, line: 4 }]);
    const [kept] = await database.sql`select to_regclass('data.customers') as found`;
    expect(kept?.found).toBeNull();

    const importId = await startImport(bench.ctx, {
      ...request,
      action: 'import',
      acceptBad: true,
    });
    expect(await findOpenImport(bench.ctx)).toBe(importId);
    expect(await perform(importId)).toBe('done');
    expect((await readImportWork(bench.ctx, { workId: importId })).imported).toMatchObject({
      new: 1,
      bad: 1,
    });
    expect(await perform(importId)).toBe('not claimed');
  });

  it('gives the rows a check set aside in its own columns, to be mended and imported again', async () => {
    const uploadId = await upload('id,size,note\nK,1,=1+1\nL,x,"a,b"\n,y,-5\nM,2\n', 'mend.csv');
    const types = [{ column: 'size', type: 'number' as const }];
    const checkId = await startImport(bench.ctx, {
      ...{ uploadId, mapping: { ...mapping, types }, action: 'check' },
    });
    expect(await perform(checkId)).toBe('done');
    let csv = '';
    for await (const piece of await exportBadRows(bench.ctx, { importId: checkId }, (code) => code))
      csv += piece;
    expect(csv.split('\r\n')).toEqual([
      '\uFEFFid,size,note,stratum:line,stratum:column,stratum:reason',
      'L,x,"a,b",3,size,BAD_NUMBER',
      ",y,'-5,4,id; size,MISSING_KEY; BAD_NUMBER",
      'M,2,,5,,BAD_WIDTH',
      '',
    ]);
    const mended = await upload(csv.replace('L,x', 'L,7').replace(',y,', 'N,8,'), 'mended.csv');
    const importId = await startImport(bench.ctx, {
      ...{ uploadId: mended, mapping: { ...mapping, types }, action: 'import' },
    });
    expect(await perform(importId)).toBe('done');
    const rows = await database.sql`select id, size::int, note from data.customers
      where id in ('L', 'M', 'N') order by 1`;
    expect([...rows]).toEqual([
      { id: 'L', size: 7, note: 'a,b' },
      { id: 'M', size: 2, note: null },
      { id: 'N', size: 8, note: '-5' },
    ]);
    const columns = await database.sql`select column_name from information_schema.columns
      where table_schema = 'data' and table_name = 'customers' and column_name like '%stratum%'`;
    expect(columns).toHaveLength(0);
  });

  it('is known again by its columns, with what was decided about it', async () => {
    const first = await upload('id,Size,week\nP,1,1\n', 'week_1.csv');
    const decided = {
      mapping: { ...mapping, leaveOut: ['week'], completeThrough: '2024-01-01' },
      mode: 'snapshot' as const,
      acceptRemoval: true,
    };
    const done = await startImport(bench.ctx, { uploadId: first, ...decided, action: 'import' });
    expect(await perform(done)).toBe('done');
    const second = await upload('ID,size,week\nP,2,2\n', 'week_2.csv');
    const { remembered } = await inspectUpload(bench.ctx, { uploadId: second });
    expect(remembered).toMatchObject({ fileName: 'week_1.csv', mode: 'snapshot' });
    expect(remembered?.mapping).toEqual({ ...mapping, leaveOut: ['week'] });
    const other = await upload('id,week,size\nP,2,2\n', 'other.csv');
    expect((await inspectUpload(bench.ctx, { uploadId: other })).remembered).toBeNull();
  });

  it('is imported once although its worker died after it landed', async () => {
    const uploadId = await upload('id\nQ1\nQ2\n', 'twice.csv');
    const workId = await startImport(bench.ctx, { uploadId, mapping, action: 'import' });
    expect(await perform(workId)).toBe('done');
    const { imported } = await readImportWork(bench.ctx, { workId });
    await database.sql`update work set state = 'running', result = null where id = ${workId}`;
    expect(await perform(workId)).toBe('done');
    expect((await readImportWork(bench.ctx, { workId })).imported).toEqual(imported);
    expect(imported).toMatchObject({ importId: workId, new: 2 });
    const runs = await database.sql`select 1 from import_run where file_name = 'twice.csv'`;
    expect(runs).toHaveLength(1);
  });

  it('can be stopped before it begins, and tells why it failed', async () => {
    const uploadId = await upload('id\nA\n');
    const stopped = await startImport(bench.ctx, { uploadId, mapping, action: 'import' });
    await stopImport(bench.ctx, { workId: stopped });
    expect(await perform(stopped)).toBe('not claimed');
    const failed = await startImport(bench.ctx, {
      uploadId,
      mapping: { ...mapping, key: 'nr' },
      action: 'import',
    });
    expect(await perform(failed)).toBe('failed');
    const { problem } = await readImportWork(bench.ctx, { workId: failed });
    expect(problem).toMatchObject({ code: 'UNKNOWN_COLUMN', path: ['key'] });
    expect(problem?.message).toContain('nr');
  });

  it('is refused when no row fits, and its bad rows can be fetched', async () => {
    const uploadId = await upload('id,size\n,1\n,2\n');
    const workId = await startImport(bench.ctx, { uploadId, mapping, action: 'import' });
    expect(await perform(workId)).toBe('failed');
    const { problem, badRowsOf } = await readImportWork(bench.ctx, { workId });
    expect(problem?.code).toBe('BAD_ROWS');
    expect(problem?.message).toContain('the row key is blank');
    let csv = '';
    for await (const piece of await exportBadRows(
      bench.ctx,
      { importId: badRowsOf ?? '' },
      (code) => code,
    ))
      csv += piece;
    expect(csv.trim().split('\r\n')).toHaveLength(3);
  });

  it('is not found by the id of other work', async () => {
    await expect(readImportWork(bench.ctx, { workId: randomUUID() })).rejects.toThrow('NOT_FOUND');
    const [other] = await database.db
      .insert(work)
      .values({ kind: 'refresh', subject: '', input: {}, actor: 'test' })
      .returning({ id: work.id });
    await expect(readImportWork(bench.ctx, { workId: other?.id ?? '' })).rejects.toThrow(
      'NOT_FOUND',
    );
  });
});
