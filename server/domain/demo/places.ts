export type Place = {
  readonly region: string;
  readonly province: string;
  readonly city: string;
  readonly cityEn: string;
  readonly streets: readonly string[];
  readonly weight: number;
};

const place = (
  region: string,
  province: string,
  city: string,
  cityEn: string,
  weight: number,
  streets: string,
): Place => ({ region, province, city, cityEn, weight, streets: streets.split(' ') });

/** Where customers are, most of them near the company's home in Suzhou. */
export const places: readonly Place[] = [
  place('华东', '江苏', '苏州', 'Suzhou', 16, '金鸡湖大道 苏虹中路 星湖街 长江路 竹园路'),
  place('华东', '上海', '上海', 'Shanghai', 13, '张江路 沪闵路 曹安公路 金沪路 华宁路'),
  place('华东', '江苏', '无锡', 'Wuxi', 7, '锡山大道 新华路 长江北路 蠡湖大道'),
  place('华东', '江苏', '南京', 'Nanjing', 6, '将军大道 天元东路 迎翠路 双龙大道'),
  place('华东', '江苏', '常州', 'Changzhou', 4, '通江大道 武进大道 龙城大道'),
  place('华东', '浙江', '杭州', 'Hangzhou', 7, '滨盛路 文一西路 江南大道 临平大道'),
  place('华东', '浙江', '宁波', 'Ningbo', 5, '江南公路 院士路 通途路'),
  place('华东', '浙江', '嘉兴', 'Jiaxing', 3, '中环东路 昌盛路 由拳路'),
  place('华东', '安徽', '合肥', 'Hefei', 4, '望江西路 玉兰大道 锦绣大道'),
  place('华东', '山东', '青岛', 'Qingdao', 4, '株洲路 江山中路 松岭路'),
  place('华南', '广东', '深圳', 'Shenzhen', 7, '宝安大道 科技南路 龙岗大道 留仙大道'),
  place('华南', '广东', '东莞', 'Dongguan', 6, '松山湖大道 振安路 莞太路'),
  place('华南', '广东', '佛山', 'Foshan', 4, '季华路 佛山大道 顺德大道'),
  place('华南', '广东', '广州', 'Guangzhou', 5, '科学大道 开泰大道 黄埔东路'),
  place('华南', '福建', '厦门', 'Xiamen', 3, '集美大道 翔安南路 火炬路'),
  place('华北', '北京', '北京', 'Beijing', 4, '科创街 荣华南路 上地东路'),
  place('华北', '天津', '天津', 'Tianjin', 3, '第三大街 黄海路 新兴路'),
  place('华北', '河北', '石家庄', 'Shijiazhuang', 2, '黄河大道 长江大道'),
  place('华中', '湖北', '武汉', 'Wuhan', 4, '光谷大道 高新大道 东风大道'),
  place('华中', '湖南', '长沙', 'Changsha', 3, '麓谷大道 东方红路 人民东路'),
  place('华中', '河南', '郑州', 'Zhengzhou', 3, '科学大道 航海东路 经开第八大街'),
  place('西部', '四川', '成都', 'Chengdu', 4, '天府大道 西源大道 成龙大道'),
  place('西部', '重庆', '重庆', 'Chongqing', 3, '金开大道 空港大道 华福大道'),
  place('西部', '陕西', '西安', 'Xi’an', 3, '锦业路 草滩八路 凤城十二路'),
  place('东北', '辽宁', '沈阳', 'Shenyang', 2, '开发大路 沈辽路 中央大街'),
  place('东北', '辽宁', '大连', 'Dalian', 2, '金马路 数码路 淮河西路'),
];

export type ForeignPlace = {
  readonly country: string;
  readonly city: string;
  /** What a telephone number begins with, up to digits that are kept free for stories. */
  readonly phone: string;
  readonly digits: number;
  readonly brands: readonly string[];
  readonly legal: string;
  readonly streets: readonly string[];
};

export const foreignPlaces: readonly ForeignPlace[] = [
  {
    ...{ country: '德国', city: 'Berlin', phone: '+49 30 23125', digits: 3, legal: 'GmbH' },
    brands: ['Nordhafen', 'Havelwerk', 'Spreetal', 'Märkische', 'Ostkreuz'],
    streets: ['Hafenstraße', 'Industriestraße', 'Gewerbering'],
  },
  {
    ...{ country: '英国', city: 'London', phone: '+44 20 7946 0', digits: 3, legal: 'Ltd' },
    brands: ['Ashdown', 'Fenwick', 'Harbourline', 'Millgate', 'Thornley'],
    streets: ['Wharf Road', 'Mill Lane', 'Station Approach'],
  },
  {
    ...{ country: '美国', city: 'Chicago', phone: '+1 312 555 01', digits: 2, legal: 'Inc.' },
    brands: ['Lakeshore', 'Prairie', 'Cedar Point', 'Ironwood', 'Halsted'],
    streets: ['Commerce Drive', 'Foundry Street', 'Lake Avenue'],
  },
  {
    ...{ country: '澳大利亚', city: 'Sydney', phone: '+61 2 5550 0', digits: 3, legal: 'Pty Ltd' },
    brands: ['Southern Cross', 'Bluegum', 'Harbour', 'Wattle', 'Redbank'],
    streets: ['Foreshore Road', 'Botany Road', 'Silverwater Road'],
  },
];
export const foreignRegion = '海外';
