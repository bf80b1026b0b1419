import type { Catalog, Field } from '../catalog/catalog';

function field(
  key: string,
  type: Field['type'],
  en: string,
  zh: string,
  choices: string[] = [],
): Field {
  return {
    key,
    column: key,
    type,
    label: { en, zh },
    group: 'basic',
    personal: false,
    sensitive: false,
    choices: choices.map((id) => ({ id, label: { en: id, zh: id }, retired: false })),
  };
}

/** A catalog with every field type, for tests of sentences and of the editor. */
export const shopCatalog: Catalog = {
  customers: {
    kind: 'customer',
    key: 'customers',
    relation: 'data.customers',
    label: { en: 'Customers', zh: '客户' },
    keyField: 'id',
    createdAtField: 'created',
    fields: [
      field('id', 'text', 'Number', '编号'),
      field('age', 'number', 'Age', '年龄'),
      field('limit', 'money', 'Credit limit', '信用额度'),
      field('spent', 'money', 'Spent', '已消费'),
      field('vip', 'boolean', 'VIP', '贵宾'),
      field('birthday', 'date', 'Birthday', '生日'),
      field('created', 'instant', 'Created', '创建时间'),
      field('country', 'choice', 'Country', '国家', ['DE', 'FR', 'UK']),
      field('tags', 'textList', 'Tags', '标签'),
    ],
  },
  toOnes: [],
  traits: [],
  segments: [],
  activities: [
    {
      kind: 'activity',
      key: 'orders',
      relation: 'data.orders',
      label: { en: 'Orders', zh: '订单' },
      keyField: 'order',
      timeField: 'ordered_at',
      fields: [
        field('order', 'text', 'Order', '订单号'),
        field('ordered_at', 'instant', 'Ordered at', '下单时间'),
        field('due_on', 'date', 'Due on', '到期日'),
        field('status', 'choice', 'Status', '状态', ['paid', 'open']),
        field('amount', 'money', 'Amount', '金额'),
      ],
    },
    {
      kind: 'activity',
      key: 'tickets',
      relation: 'data.tickets',
      label: { en: 'Tickets', zh: '工单' },
      keyField: 'ticket',
      timeField: 'opened_at',
      fields: [
        field('ticket', 'text', 'Ticket', '工单号'),
        field('opened_at', 'instant', 'Opened at', '提交时间'),
        field('score', 'number', 'Score', '评分'),
      ],
    },
  ],
};
