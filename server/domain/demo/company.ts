/** The invented company whose customers the demo shows. */
export const company = {
  name: '华岭机电 Hualing',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
} as const;

export type AccountManager = { readonly id: string; readonly name: string; readonly email: string };
export type Team = {
  readonly name: string;
  readonly regions: readonly string[];
  readonly managers: readonly AccountManager[];
};

const domain = 'hualing.example';
const person = (id: string, name: string, address: string): AccountManager => ({
  ...{ id: `demo-${id}`, name, email: `${address}@${domain}` },
});

/** Who answers for the segments and made what stands in the demo. */
export const operationsManager = person('operations', '沈若兰', 'shen.ruolan');

export const teams: readonly Team[] = [
  {
    name: '华东组',
    regions: ['华东'],
    managers: [
      person('east-1', '陆志明', 'lu.zhiming'),
      person('east-2', '钱晓燕', 'qian.xiaoyan'),
      person('east-3', '顾海涛', 'gu.haitao'),
      person('east-4', '施佳琪', 'shi.jiaqi'),
      person('east-5', '范文博', 'fan.wenbo'),
    ],
  },
  {
    name: '华南华中组',
    regions: ['华南', '华中'],
    managers: [
      person('south-1', '邝家豪', 'kuang.jiahao'),
      person('south-2', '温慧敏', 'wen.huimin'),
      person('south-3', '欧阳晨', 'ouyang.chen'),
      person('south-4', '黎永强', 'li.yongqiang'),
    ],
  },
  {
    name: '北方海外组',
    regions: ['华北', '东北', '西部', '海外'],
    managers: [
      person('north-1', '孟宏伟', 'meng.hongwei'),
      person('north-2', '白雪梅', 'bai.xuemei'),
      person('north-3', '秦思远', 'qin.siyuan'),
    ],
  },
];

export const accountManagers: readonly AccountManager[] = teams.flatMap(({ managers }) => managers);

/** Regions with the manager who answers for them and how much attention they get. */
export const regions: readonly { name: string; manager: string; tier: string }[] = [
  { name: '华东', manager: '陆志明', tier: 'A' },
  { name: '华南', manager: '邝家豪', tier: 'A' },
  { name: '华中', manager: '温慧敏', tier: 'B' },
  { name: '华北', manager: '孟宏伟', tier: 'B' },
  { name: '西部', manager: '白雪梅', tier: 'B' },
  { name: '东北', manager: '孟宏伟', tier: 'C' },
  { name: '海外', manager: '秦思远', tier: 'C' },
];
