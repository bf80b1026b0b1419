/** The first syllables of invented brands, with their sound. */
export const brandHeads: readonly (readonly [string, string])[] = [
  ['恒', 'Heng'],
  ['华', 'Hua'],
  ['鑫', 'Xin'],
  ['瑞', 'Rui'],
  ['盛', 'Sheng'],
  ['博', 'Bo'],
  ['天', 'Tian'],
  ['宏', 'Hong'],
  ['嘉', 'Jia'],
  ['泰', 'Tai'],
  ['远', 'Yuan'],
  ['力', 'Li'],
  ['凯', 'Kai'],
  ['中', 'Zhong'],
  ['东', 'Dong'],
  ['新', 'Xin'],
  ['金', 'Jin'],
  ['佳', 'Jia'],
  ['科', 'Ke'],
  ['骏', 'Jun'],
  ['锦', 'Jin'],
  ['腾', 'Teng'],
  ['海', 'Hai'],
  ['广', 'Guang'],
  ['永', 'Yong'],
  ['祥', 'Xiang'],
  ['诚', 'Cheng'],
  ['启', 'Qi'],
  ['明', 'Ming'],
  ['卓', 'Zhuo'],
];
export const brandTails: readonly (readonly [string, string])[] = [
  ['达', 'da'],
  ['源', 'yuan'],
  ['丰', 'feng'],
  ['泰', 'tai'],
  ['信', 'xin'],
  ['隆', 'long'],
  ['翔', 'xiang'],
  ['腾', 'teng'],
  ['辉', 'hui'],
  ['邦', 'bang'],
  ['联', 'lian'],
  ['创', 'chuang'],
  ['捷', 'jie'],
  ['安', 'an'],
  ['宇', 'yu'],
  ['成', 'cheng'],
  ['欣', 'xin'],
  ['凌', 'ling'],
  ['润', 'run'],
  ['通', 'tong'],
  ['豪', 'hao'],
  ['华', 'hua'],
  ['正', 'zheng'],
  ['群', 'qun'],
  ['佑', 'you'],
  ['越', 'yue'],
  ['格', 'ge'],
  ['维', 'wei'],
];

export const surnames: readonly string[] = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟',
];
export const givenNames: readonly string[] =
  '伟 敏 静 丽 强 磊 洋 艳 勇 军 杰 娟 涛 明 超 霞 平 刚 辉 玲 桂英 建华 志强 晓东 文静 思远 雨桐 海燕 国庆 建军 雪梅 丽华 俊杰 子涵 浩然 嘉怡 立新 晓燕 永强 春梅 家豪 慧敏 志明 欣怡 建平 晨曦 佳琪 振华 海涛 文博 玉兰 少华 红梅 启明 若曦 宏伟 天宇 秀英 卫东 一鸣'.split(
    ' ',
  );

export const foreignNames: readonly string[] = [
  ...['Anna Berger', 'Thomas Keller', 'Julia Brandt', 'James Whitfield', 'Emma Hargreaves'],
  ...['Oliver Finch', 'Michael Novak', 'Sarah Lindqvist', 'David Romero', 'Chloe Barrett'],
  ...['Liam Doyle', 'Grace Holloway', 'Martin Vogel', 'Katrin Lenz', 'Robert Haines'],
];

export type Industry = {
  readonly name: string;
  /** What the company calls its trade, with the English of it. */
  readonly trades: readonly (readonly [string, string])[];
  readonly weight: number;
  /** How much more or less than others of their size they buy. */
  readonly appetite: number;
};

export const industries: readonly Industry[] = [
  {
    ...{ name: '机械制造', weight: 20, appetite: 0.15 },
    trades: [
      ['精密机械', 'Precision Machinery'],
      ['机械制造', 'Machinery'],
      ['重工', 'Heavy Industry'],
      ['自动化设备', 'Automation'],
    ],
  },
  {
    ...{ name: '电子', weight: 16, appetite: 0.1 },
    trades: [
      ['电子科技', 'Electronics'],
      ['半导体材料', 'Semiconductor Materials'],
      ['光电', 'Optoelectronics'],
    ],
  },
  {
    ...{ name: '汽车零部件', weight: 12, appetite: 0.25 },
    trades: [
      ['汽车零部件', 'Auto Parts'],
      ['汽车系统', 'Automotive Systems'],
      ['轴承', 'Bearings'],
    ],
  },
  {
    ...{ name: '物流仓储', weight: 10, appetite: 0.05 },
    trades: [
      ['物流', 'Logistics'],
      ['供应链管理', 'Supply Chain'],
      ['仓储服务', 'Warehousing'],
    ],
  },
  {
    ...{ name: '食品加工', weight: 9, appetite: -0.05 },
    trades: [
      ['食品', 'Foods'],
      ['饮料', 'Beverages'],
      ['粮油', 'Grain and Oil'],
    ],
  },
  {
    ...{ name: '医药', weight: 7, appetite: 0.1 },
    trades: [
      ['生物医药', 'Biopharma'],
      ['医疗器械', 'Medical Devices'],
      ['制药', 'Pharmaceuticals'],
    ],
  },
  {
    ...{ name: '化工', weight: 7, appetite: 0.1 },
    trades: [
      ['新材料', 'New Materials'],
      ['化工', 'Chemicals'],
      ['涂料', 'Coatings'],
    ],
  },
  {
    ...{ name: '建筑工程', weight: 7, appetite: -0.1 },
    trades: [
      ['建设工程', 'Construction'],
      ['机电安装', 'Installations'],
      ['装饰工程', 'Interior Works'],
    ],
  },
  {
    ...{ name: '商贸', weight: 7, appetite: -0.25 },
    trades: [
      ['贸易', 'Trading'],
      ['商贸', 'Commerce'],
      ['进出口', 'Import and Export'],
    ],
  },
  {
    ...{ name: '信息服务', weight: 5, appetite: -0.35 },
    trades: [
      ['信息技术', 'Information Technology'],
      ['软件', 'Software'],
      ['网络科技', 'Network Technology'],
    ],
  },
];
