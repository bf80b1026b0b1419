import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { findField } from '@/server/domain/catalog/catalog';
import { likenessForm, type LikenessKind, likenessKinds } from '@/server/domain/customer/likeness';
import { normaliseText } from '@/server/domain/text/normalise-text';
import { loadCatalog } from '../catalog/load-catalog';
import { listCustomers } from '../customers/list-customers';
import { type ImportBench, openImportBench } from '../import/import-fixture';
import { runImport } from '../import/run-import';
import { type Duplicates, findDuplicates } from './find-duplicates';
import { likenessSql } from './likeness-sql';
import { markDistinct, unmarkDistinct } from './mark-distinct';

let database: TestDatabase;
let bench: ImportBench;

const rows = [
  ['C1', '上海云帆科技有限公司', '138 0013 8000', 'Zhang@yunfan.cn', '91310000MA1K35X12A', 'x'],
  ['C2', '上海云帆科技', '+86-13800138000', 'zhang@yunfan.cn', '', 'x'],
  ['C3', '北京蓝海集团', '010-8888 6666', 'li@lanhai.com', '91110000717825966e', 'x'],
  [
    'C4',
    '北京蓝海（中国）有限公司',
    '01088886666',
    'service@lanhai.com',
    '91110000717825966E',
    'x',
  ],
  ['C5', 'Acme Trading Co., Ltd', '', '', '', 'x'],
  ['C6', 'ACME TRADING', '', '', '', 'x'],
  ['C7', 'acme trading inc.', '', '', '', 'x'],
  ['C8', '广州星河食品有限公司', '13922220000', 'he@xinghe.cn', '', 'x'],
] as const;
const crowd = Array.from({ length: 51 }, (_, n) => [`D${n}`, '个人', '', '', '', 'x']);

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database);
  const header = 'id,公司名称,联系电话,邮箱,统一社会信用代码,note';
  const lines = [...rows, ...crowd].map((row) => row.map((cell) => `"${cell}"`).join(','));
  await runImport(bench.ctx, {
    path: await bench.write('c.csv', [header, ...lines].join('\n')),
    mapping: {
      ...{ into: 'customers', key: 'id' },
      types: header.split(',').map((column) => ({ column, type: 'text' })),
    },
  });
  await runImport(bench.ctx, {
    path: await bench.write(
      'o.csv',
      'no,id,at\n1,C1,2024-01-01\n2,C1,2024-01-02\n3,C2,2024-01-03\n',
    ),
    mapping: { into: 'activity', name: 'orders', key: 'no', customer: 'id', time: 'at' },
  });
});

afterAll(async () => {
  await bench.remove();
  await database.drop();
});

const find = async (input = {}): Promise<Duplicates> => {
  const found = await findDuplicates(bench.ctx, input);
  if (!found) throw new Error('no customers');
  return found;
};
const told = ({ groups }: Duplicates) =>
  groups.map(({ reasons, count, customers }) => [
    reasons.map(({ kind }) => kind).join(' '),
    count,
    customers.map(({ key }) => key).join(' '),
  ]);

describe('what two customers have alike', () => {
  it('is the same for the database and for the code, sign by sign', async () => {
    const { customers } = await loadCatalog(database.db);
    const field = findField(customers, 'note');
    if (!field) throw new Error('no note');
    const texts = [
      ...rows.flatMap((row) => [...row]),
      ...[
        '（８６）１３８００１３８０００',
        '0044 20 7946 0018',
        '86 10 8888 6666',
        '000',
        '12-34-56',
      ],
      ...[
        'Müller GmbH & Co. KG',
        'A·B—C 有限公司',
        '中国集团公司',
        '集团',
        '株式会社 トヨタ',
        'Ｌ．Ｌ．Ｃ',
      ],
      ...[
        'ÅÉ ß ſ',
        'a b@c.de',
        'x@y',
        "O'Neil (China) Ltd.",
        'T-Mobile US, Inc.',
        '😀 Co Ltd',
        '　·　',
      ],
      ...Array.from({ length: 300 }, (_, n) => `a${String.fromCodePoint(33 + n * 7)}b 公司`),
    ];
    const forms = likenessKinds.map((kind) => likenessSql('c', field, kind));
    const found = await database.db.execute<Record<LikenessKind, string | null>>(sql`
      select ${sql.join(
        forms.map(
          (form, index) => sql`${form} as ${sql.identifier(likenessKinds[index] as string)}`,
        ),
        sql`, `,
      )}
      from jsonb_array_elements_text(${JSON.stringify(texts.map(normaliseText))}::jsonb) with ordinality as c (note__n, n)
      order by n`);
    const expected = texts.map((text) =>
      Object.fromEntries(likenessKinds.map((kind) => [kind, likenessForm(kind, text)])),
    );
    expect(found.map((row) => ({ ...row }))).toEqual(expected);
  });
});

describe('possible duplicates', () => {
  it('are found by fields that header and content name', async () => {
    expect((await find()).fields).toEqual({
      phone: ['联系电话'],
      email: ['邮箱'],
      company: ['公司名称'],
      identity: ['统一社会信用代码'],
    });
  });

  it('are told with every reason, most reasons first, large groups by name only', async () => {
    const found = await find();
    expect(told(found)).toEqual([
      ['company email phone', 2, 'C1 C2'],
      ['company identity phone', 2, 'C3 C4'],
      ['company', 3, 'C5 C6 C7'],
      ['company', 51, ''],
    ]);
    expect(found.total).toBe(4);
    expect(found.groups[3]?.reasons).toEqual([{ kind: 'company', form: '个人' }]);
    expect(found.groups[0]?.customers.map(({ rows: count }) => count)).toEqual([2, 1]);
  });

  it('follow the fields that are chosen', async () => {
    const fields = { phone: [], email: ['邮箱'], company: [], identity: [] };
    expect(told(await find({ fields }))).toEqual([['email', 2, 'C1 C2']]);
    const wrong = { ...fields, phone: ['nothing'] };
    await expect(find({ fields: wrong })).rejects.toThrow('UNKNOWN_FIELD');
    const none = { phone: [], email: [], company: [], identity: [] };
    expect((await find({ fields: none })).groups).toEqual([]);
  });

  it('come page by page', async () => {
    expect((await find({ page: 1 })).groups).toEqual([]);
  });

  it('are no more shown once they were found to be different, until that is taken back', async () => {
    const idOf = async (key: string) => {
      const [row] = await database.sql<
        { id: string }[]
      >`select customer_id::text as id from data.customers where id = ${key}`;
      return row?.id ?? '';
    };
    const [c1, c2] = [await idOf('C1'), await idOf('C2')];
    const [c5, c6, c7] = [await idOf('C5'), await idOf('C6'), await idOf('C7')];
    const first = await markDistinct(bench.ctx, { customers: [c2, c1] });
    expect(first.pairs).toEqual([[c1, c2]]);
    expect((await markDistinct(bench.ctx, { customers: [c1, c2] })).pairs).toEqual([]);
    const second = await markDistinct(bench.ctx, { customers: [c5, c6] });
    expect(told(await find())).toEqual([
      ['company identity phone', 2, 'C3 C4'],
      ['company', 3, 'C5 C6 C7'],
      ['company', 51, ''],
    ]);
    const third = await markDistinct(bench.ctx, { customers: [c5, c7] });
    expect(told(await find())[1]).toEqual(['company', 2, 'C6 C7']);
    await unmarkDistinct(bench.ctx, { pairs: [...first.pairs, ...second.pairs, ...third.pairs] });
    expect((await find()).total).toBe(4);
  });

  it('are none among customers out of use', async () => {
    await database.sql`update data.customers set inactive_since = now() where id = 'C2'`;
    expect(told(await find())[0]).toEqual(['company identity phone', 2, 'C3 C4']);
    await database.sql`update data.customers set inactive_since = null where id = 'C2'`;
    expect((await listCustomers(bench.ctx, {})).total).toBe(59);
  });
});
