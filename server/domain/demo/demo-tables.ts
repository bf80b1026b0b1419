import type { FieldGroup, FieldType, Label } from '../catalog/catalog';
import type { ActivityKey } from './demo-story';

/** A column of the demo: what it holds, how it is called, and the English of its choices. */
export type DemoField = {
  readonly key: string;
  readonly type: FieldType;
  readonly label: Label;
  readonly group: FieldGroup;
  readonly personal: boolean;
  readonly choices: Readonly<Record<string, string>>;
};

export type DemoActivityTable = {
  readonly key: ActivityKey;
  readonly label: Label;
  readonly keyField: string;
  readonly timeField: string;
  readonly fields: readonly DemoField[];
};

type Traits = {
  readonly group?: FieldGroup;
  readonly personal?: boolean;
  readonly choices?: Readonly<Record<string, string>>;
};

const field = (
  key: string,
  type: FieldType,
  en: string,
  zh: string,
  { group = 'basic', personal = false, choices = {} }: Traits = {},
): DemoField => ({ key, type, label: { en, zh }, group, personal, choices });
const guarded = { personal: true };
const behaviour = { group: 'behaviour' } as const;
const value = { group: 'value' } as const;
const feedback = { group: 'feedback' } as const;

const regionWords = {
  华东: 'East China',
  华南: 'South China',
  华中: 'Central China',
  华北: 'North China',
  西部: 'West China',
  东北: 'Northeast China',
  海外: 'Abroad',
};
const productWords = {
  电气配件: 'Electrical parts',
  办公设备: 'Office equipment',
  空压机: 'Air compressors',
  起重搬运: 'Lifting and handling',
  维保服务: 'Maintenance services',
};

export const customerFields: readonly DemoField[] = [
  field('customer_no', 'text', 'Customer no.', '客户编号'),
  field('company', 'text', 'Company', '公司名称'),
  field('industry', 'choice', 'Industry', '行业', {
    choices: {
      机械制造: 'Machinery',
      电子: 'Electronics',
      汽车零部件: 'Auto parts',
      物流仓储: 'Logistics',
      食品加工: 'Food',
      医药: 'Pharmaceuticals',
      化工: 'Chemicals',
      建筑工程: 'Construction',
      商贸: 'Trading',
      信息服务: 'Information services',
    },
  }),
  field('region', 'choice', 'Region', '大区', { choices: regionWords }),
  field('city', 'choice', 'City', '城市', {
    choices: {
      ...{ 苏州: 'Suzhou', 上海: 'Shanghai', 无锡: 'Wuxi', 南京: 'Nanjing', 常州: 'Changzhou' },
      ...{ 杭州: 'Hangzhou', 宁波: 'Ningbo', 嘉兴: 'Jiaxing', 合肥: 'Hefei', 青岛: 'Qingdao' },
      ...{ 深圳: 'Shenzhen', 东莞: 'Dongguan', 佛山: 'Foshan', 广州: 'Guangzhou', 厦门: 'Xiamen' },
      ...{ 北京: 'Beijing', 天津: 'Tianjin', 石家庄: 'Shijiazhuang', 武汉: 'Wuhan' },
      ...{ 长沙: 'Changsha', 郑州: 'Zhengzhou', 成都: 'Chengdu', 重庆: 'Chongqing' },
      ...{ 西安: 'Xi’an', 沈阳: 'Shenyang', 大连: 'Dalian' },
    },
  }),
  field('owner', 'choice', 'Account manager', '客户经理'),
  field('employees', 'number', 'Employees', '员工人数'),
  field('team', 'choice', 'Team', '团队', {
    choices: {
      华东组: 'East team',
      华南华中组: 'South and central team',
      北方海外组: 'North and overseas team',
    },
  }),
  field('english_name', 'text', 'English name', '英文名称'),
  field('province', 'choice', 'Province or country', '省份或国家', {
    choices: {
      ...{ 江苏: 'Jiangsu', 上海: 'Shanghai', 浙江: 'Zhejiang', 安徽: 'Anhui', 山东: 'Shandong' },
      ...{ 广东: 'Guangdong', 福建: 'Fujian', 北京: 'Beijing', 天津: 'Tianjin', 河北: 'Hebei' },
      ...{ 湖北: 'Hubei', 湖南: 'Hunan', 河南: 'Henan', 四川: 'Sichuan', 重庆: 'Chongqing' },
      ...{ 陕西: 'Shaanxi', 辽宁: 'Liaoning', 德国: 'Germany', 英国: 'United Kingdom' },
      ...{ 美国: 'United States', 澳大利亚: 'Australia' },
    },
  }),
  field('address', 'text', 'Address', '地址'),
  field('source', 'choice', 'Source', '来源', {
    choices: {
      展会: 'Trade fair',
      网站询盘: 'Website',
      转介绍: 'Referral',
      搜索: 'Search',
      电话: 'Cold call',
      老客户推荐: 'Recommended by a customer',
    },
  }),
  field('consent', 'choice', 'Consent to marketing', '营销授权', {
    choices: { 已同意: 'Given', 未表态: 'Not asked', 已拒绝: 'Refused' },
  }),
  field('credit_limit', 'money', 'Credit limit', '信用额度', value),
  field('contact', 'text', 'Contact person', '联系人', guarded),
  field('phone', 'text', 'Phone', '电话', guarded),
  field('email', 'text', 'E-mail', '邮箱', guarded),
  field('birthday', 'date', 'Birthday of contact', '联系人生日', guarded),
  field('first_contact_on', 'date', 'First contact', '首次接触日期'),
  field('tags', 'textList', 'Tags', '标签'),
];

/** The columns of the table of regions; one row for each region of the customers. */
export const regionFields: readonly DemoField[] = [
  field('region', 'choice', 'Region', '大区', { choices: regionWords }),
  field('manager', 'text', 'Regional manager', '大区负责人'),
  field('tier', 'choice', 'Tier', '级别'),
];

export const activityTables: readonly DemoActivityTable[] = [
  {
    ...{ key: 'orders', label: { en: 'Orders', zh: '订单' } },
    ...{ keyField: 'order_no', timeField: 'ordered_at' },
    fields: [
      field('order_no', 'text', 'Order no.', '订单号', behaviour),
      field('ordered_at', 'instant', 'Ordered at', '下单时间', behaviour),
      field('amount', 'money', 'Amount', '金额', value),
      field('status', 'choice', 'Status', '状态', {
        ...behaviour,
        choices: { 已付款: 'Paid', 待付款: 'Open', 已取消: 'Cancelled', 已退款: 'Refunded' },
      }),
      field('product_line', 'choice', 'Product line', '产品线', {
        ...behaviour,
        choices: productWords,
      }),
      field('channel', 'choice', 'Channel', '渠道', {
        ...behaviour,
        choices: {
          客户经理: 'Account manager',
          官网商城: 'Web shop',
          电话: 'Phone',
          经销商: 'Dealer',
        },
      }),
    ],
  },
  {
    ...{ key: 'contracts', label: { en: 'Contracts', zh: '合同' } },
    ...{ keyField: 'contract_no', timeField: 'signed_on' },
    fields: [
      field('contract_no', 'text', 'Contract no.', '合同号', behaviour),
      field('signed_on', 'date', 'Signed on', '签订日期', behaviour),
      field('starts_on', 'date', 'Starts on', '开始日期', behaviour),
      field('ends_on', 'date', 'Ends on', '到期日期', behaviour),
      field('amount', 'money', 'Amount', '合同金额', value),
      field('type', 'choice', 'Type', '合同类型', {
        ...behaviour,
        choices: { 维保合同: 'Maintenance', 框架采购: 'Framework', 设备租赁: 'Equipment rental' },
      }),
      field('renews', 'text', 'Renews contract', '续签自', behaviour),
    ],
  },
  {
    ...{ key: 'tickets', label: { en: 'Tickets', zh: '工单' } },
    ...{ keyField: 'ticket_no', timeField: 'opened_at' },
    fields: [
      field('ticket_no', 'text', 'Ticket no.', '工单号', behaviour),
      field('opened_at', 'instant', 'Opened at', '提交时间', behaviour),
      field('kind', 'choice', 'Kind', '类型', {
        ...feedback,
        choices: {
          ...{ 投诉: 'Complaint', 报修: 'Repair', 咨询: 'Question', 发票: 'Invoice' },
          ...{ 物流: 'Delivery', 退换货: 'Return' },
        },
      }),
      field('priority', 'choice', 'Priority', '优先级', {
        ...behaviour,
        choices: { 高: 'High', 中: 'Medium', 低: 'Low' },
      }),
      field('channel', 'choice', 'Channel', '渠道', {
        ...behaviour,
        choices: { 电话: 'Phone', 微信: 'WeChat', 邮件: 'E-mail', 官网: 'Website' },
      }),
      field('reply_hours', 'number', 'Hours to first reply', '首次回复小时数', behaviour),
      field('closed_at', 'instant', 'Closed at', '关闭时间', behaviour),
    ],
  },
  {
    ...{ key: 'surveys', label: { en: 'Survey answers', zh: '满意度回访' } },
    ...{ keyField: 'answer_no', timeField: 'answered_at' },
    fields: [
      field('answer_no', 'text', 'Answer no.', '回访编号', feedback),
      field('answered_at', 'instant', 'Answered at', '回复时间', feedback),
      field('satisfaction', 'number', 'Satisfaction (1 to 5)', '满意度（1–5 分）', feedback),
      field('recommend', 'number', 'Would recommend (0 to 10)', '推荐意愿（0–10 分）', feedback),
      field('channel', 'choice', 'Channel', '渠道', {
        ...feedback,
        choices: { 短信: 'Text message', 邮件: 'E-mail', 电话回访: 'Phone' },
      }),
    ],
  },
  {
    ...{ key: 'contacts', label: { en: 'Contacts', zh: '联系记录' } },
    ...{ keyField: 'contact_no', timeField: 'contacted_at' },
    fields: [
      field('contact_no', 'text', 'Contact no.', '记录编号', behaviour),
      field('contacted_at', 'instant', 'Contacted at', '联系时间', behaviour),
      field('kind', 'choice', 'Kind', '方式', {
        ...behaviour,
        choices: { 电话: 'Call', 微信: 'WeChat', 上门拜访: 'Visit', 邮件: 'E-mail' },
      }),
      field('outcome', 'choice', 'Outcome', '结果', {
        ...behaviour,
        choices: {
          ...{ 需跟进: 'Follow up', 有进展: 'Progress' },
          ...{ 无变化: 'No change', 无人接听: 'Not reached' },
        },
      }),
      field('minutes', 'number', 'Minutes', '时长（分钟）', behaviour),
      field('by', 'choice', 'By', '联系人员', behaviour),
      field('recorded_at', 'instant', 'Recorded at', '录入时间', behaviour),
    ],
  },
  {
    ...{ key: 'inquiries', label: { en: 'Inquiries', zh: '询价' } },
    ...{ keyField: 'inquiry_no', timeField: 'asked_at' },
    fields: [
      field('inquiry_no', 'text', 'Inquiry no.', '询价单号', behaviour),
      field('asked_at', 'instant', 'Asked at', '询价时间', behaviour),
      field('product_line', 'choice', 'Product line', '产品线', {
        ...behaviour,
        choices: productWords,
      }),
      field('spec', 'choice', 'Specification', '需求规格', {
        ...behaviour,
        choices: { 完整: 'Complete', 部分: 'Partial', 缺失: 'Missing' },
      }),
      field('quantity', 'number', 'Quantity', '数量', behaviour),
      field('budget', 'money', 'Budget', '预算', value),
      field('result', 'choice', 'Result', '结果', {
        ...behaviour,
        choices: { 成交: 'Won', 未成交: 'Lost', 跟进中: 'Open' },
      }),
    ],
  },
];
