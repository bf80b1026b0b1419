import { lands, text, type UglyFile } from './ugly-file';
import { sheetOf, workbook } from './workbook';

/** Whole exports of systems in use, several traps in each, read without being told anything but the key. */
export const exportFiles: readonly UglyFile[] = [
  {
    name: 'hubspot.csv',
    why: 'record ids of eleven digits, decimals behind whole amounts, empty quotes',
    bytes: text(
      [
        '"Record ID","Company name","Annual Revenue","Create Date","Phone Number","Number of Employees"',
        '"10234567890","Acme, Inc.","1250000.0","2024-01-05 15:30","+1 (415) 555-0100","120"',
        '"10234567891","Bolt ""B"" Ltd","","2024-02-06 09:05","","15"',
        '"10234567892","Café Noir","98000.5","2024-03-07 00:00","0033 1 40 00 00 00",""',
      ],
      'utf-8',
      '\r\n',
    ),
    key: 'Record ID',
    expect: lands(
      [
        'Record ID',
        'Company name',
        'Annual Revenue',
        'Create Date',
        'Phone Number',
        'Number of Employees',
      ],
      [
        [
          '10234567890',
          'Acme, Inc.',
          '1250000',
          '2024-01-05 07:30:00+00',
          '+1 (415) 555-0100',
          '120',
        ],
        ['10234567891', 'Bolt "B" Ltd', null, '2024-02-06 01:05:00+00', null, '15'],
        [
          '10234567892',
          'Café Noir',
          '98000.5',
          '2024-03-06 16:00:00+00',
          '0033 1 40 00 00 00',
          null,
        ],
      ],
      {
        kinds: {
          ...{ 'Record ID': 'words', 'Annual Revenue': 'number', 'Create Date': 'instant' },
          ...{ 'Phone Number': 'words', 'Number of Employees': 'number' },
        },
      },
    ),
  },
  {
    name: 'shopify-orders.csv',
    why: 'times with an offset behind a blank, names with a hash, tags with commas',
    bytes: text([
      'Name,Email,Paid at,Total,Tags,Id',
      '#1001,a@x.com,2024-01-05 15:30:22 +0800,199.00,"vip, repeat",5123456789012',
      '#1002,b@x.com,2024-01-05 03:30:22 -0500,1059.50,,5123456789013',
    ]),
    key: 'Name',
    expect: lands(
      ['Name', 'Email', 'Paid at', 'Total', 'Tags', 'Id'],
      [
        ['#1001', 'a@x.com', '2024-01-05 07:30:22+00', '199', 'vip, repeat', '5123456789012'],
        ['#1002', 'b@x.com', '2024-01-05 08:30:22+00', '1059.5', null, '5123456789013'],
      ],
      { kinds: { 'Paid at': 'instant', Total: 'number', Id: 'words' } },
    ),
  },
  {
    name: '企业微信-客户联系.xlsx',
    why: 'an explanation above the header, phones and remarks as text, one row of everything missing',
    bytes: () =>
      sheetOf(
        [
          [
            '导出说明：仅包含当前在职成员的客户，数据截至 2026-11-01 00:00。\n如有疑问请联系管理员。',
          ],
          ['客户昵称', '外部联系人ID', '手机', '添加时间', '来源', '性别'],
          ['王芳💐', 'wmAbC01', '13800138000', '2024-01-05 15:30:22', '扫一扫', '女'],
          ['李宁', 'wmAbC02', '13900139000;13700137000', '2024-01-06 08:00:00', '搜索手机号', '男'],
          ['@微信', 'wmAbC03', null, null, null, '未知'],
        ],
        { merges: ['A1:F1'], inline: true },
      ),
    key: '外部联系人ID',
    expect: lands(
      ['客户昵称', '外部联系人ID', '手机', '添加时间', '来源', '性别'],
      [
        ['王芳💐', 'wmAbC01', '13800138000', '2024-01-05 07:30:22+00', '扫一扫', '女'],
        [
          '李宁',
          'wmAbC02',
          '13900139000;13700137000',
          '2024-01-06 00:00:00+00',
          '搜索手机号',
          '男',
        ],
        ['@微信', 'wmAbC03', null, null, null, '未知'],
      ],
      { kinds: { 手机: 'words', 添加时间: 'instant', 性别: 'words' }, notes: ['titleRows'] },
    ),
  },
  {
    name: '用友-应收余额表.xlsx',
    why: 'title, period and unit lines, a header of two rows, brackets for minus and a sum at the end',
    bytes: () =>
      sheetOf(
        [
          ['应收余额表'],
          ['期间：2026.01-2026.10', null, null, '单位：元'],
          ['客户编码', '客户名称', '期初余额', null, '最近开票日期'],
          [null, null, '方向', '金额', null],
          [
            '0010023',
            '深圳市华为技术有限公司',
            '借',
            '1,234,567.80',
            { v: '45296', t: 'n', format: 'yyyy-mm-dd' },
          ],
          [
            '0010024',
            '北京李宁体育用品有限公司',
            '贷',
            '(20,000.00)',
            { v: '45327', t: 'n', format: 'yyyy-mm-dd' },
          ],
          ['合计', null, null, '1,214,567.80', null],
        ],
        { merges: ['A1:E1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4', 'A7:C7'] },
      ),
    key: '客户编码',
    expect: lands(
      ['客户编码', '客户名称', '期初余额 / 方向', '期初余额 / 金额', '最近开票日期'],
      [
        ['0010023', '深圳市华为技术有限公司', '借', '1234567.8', '2024-01-05'],
        ['0010024', '北京李宁体育用品有限公司', '贷', '-20000', '2024-02-05'],
      ],
      {
        kinds: { 客户编码: 'words', '期初余额 / 金额': 'number', 最近开票日期: 'date' },
        notes: ['titleRows', 'joinedHeader', 'totalRows'],
      },
    ),
  },
  {
    name: '纷享销客-客户.xlsx',
    why: 'marks of duty in the names, units in the header, a hidden sheet of choices behind the data',
    bytes: () =>
      workbook({
        sheets: [
          {
            name: '客户',
            inline: true,
            rows: [
              ['客户编号*', '客户名称（必填）', '年营业额(万元)', '创建日期', '是否上市'],
              ['KH-0001', '华为技术', '64,234', '2024/1/5', '否'],
              ['KH-0002', '李宁体育', '2,578.5', '2024/2/29', '是'],
            ],
          },
          { name: 'hidden_options', state: 'hidden', rows: [['是'], ['否']] },
        ],
      }),
    key: '客户编号*',
    expect: lands(
      ['客户编号*', '客户名称（必填）', '年营业额(万元)', '创建日期', '是否上市'],
      [
        ['KH-0001', '华为技术', '642340000', '2024-01-05', 'false'],
        ['KH-0002', '李宁体育', '25785000', '2024-02-29', 'true'],
      ],
      {
        kinds: { '年营业额(万元)': 'number', 创建日期: 'date', 是否上市: 'boolean' },
        notes: ['hiddenSheets'],
      },
    ),
  },
  {
    name: '有赞-订单.csv',
    why: 'GB18030, tabs behind long numbers, a percentage and a sum as the last line',
    bytes: text(
      [
        '订单号,买家手机,实付金额(元),折扣,下单时间',
        'E20261101000001\t,13800138000\t,"1,299.00",85%,2024/1/5 9:05',
        'E20261101000002\t,13900139000\t,59.90,100%,2024/1/5 21:30',
        '合计,,"1,358.90",,',
      ],
      'gb18030',
      '\r\n',
    ),
    key: '订单号',
    expect: lands(
      ['订单号', '买家手机', '实付金额(元)', '折扣', '下单时间'],
      [
        ['E20261101000001', '13800138000', '1299', '0.85', '2024-01-05 01:05:00+00'],
        ['E20261101000002', '13900139000', '59.9', '1', '2024-01-05 13:30:00+00'],
      ],
      {
        kinds: { 买家手机: 'words', '实付金额(元)': 'number', 折扣: 'number', 下单时间: 'instant' },
        notes: ['totalRows'],
      },
    ),
  },
];
