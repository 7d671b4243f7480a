import { randomInt } from 'node:crypto';
import { Api, openPost } from './api.js';

export const PROVINCE = '2025-15';
/** Xã Bắc Hà and xã Mường Khương. */
export const COMMUNES = ['2025-02839', '2025-02761'] as const;

/** Xã Bảo Thắng: its regulation is left alone, and work waits there for whoever looks at the screens. */
export const DESK = '2025-02905';
/** Xã Si Ma Cai: its station is on FM, where nothing reports; its officer airs by a run sheet and says what was aired. */
export const FM = '2025-02809';

/** Login → what they are called, their role and where they hold it. */
const PEOPLE = {
  'bien-tap': ['Biên tập viên tỉnh', 'province-editor', PROVINCE],
  duyet: ['Người duyệt của tỉnh', 'province-approver', PROVINCE],
  'so-nganh': ['Cộng tác viên sở, ngành', 'department-contributor', PROVINCE],
  'van-hanh-1': ['Vận hành đài xã Bắc Hà', 'commune-operator', COMMUNES[0]],
  'van-hanh-2': ['Vận hành đài xã Mường Khương', 'commune-operator', COMMUNES[1]],
  'duyet-xa': ['Người duyệt xã Bắc Hà', 'commune-approver', COMMUNES[0]],
  'van-hanh-3': ['Vận hành đài xã Bảo Thắng', 'commune-operator', DESK],
  'duyet-xa-3': ['Người duyệt xã Bảo Thắng', 'commune-approver', DESK],
  'van-hanh-4': ['Vận hành đài FM xã Si Ma Cai', 'commune-operator', FM],
  'ky-thuat': ['Cán bộ kỹ thuật', 'technician', PROVINCE],
  'truc-ban': ['Cán bộ trực', 'duty-officer', PROVINCE],
  'khan-cap': ['Người có thẩm quyền phát khẩn cấp', 'emergency-authority', PROVINCE],
  'giam-sat': ['Cán bộ theo dõi', 'monitor', PROVINCE],
} as const;
export type Login = 'admin' | keyof typeof PEOPLE;

export interface Person {
  login: Login;
  role: string;
  unit: string;
  password: string;
}

/** Easily read aloud and typed: no letters that look alike. */
const SYLLABLES = [
  'ba',
  'ca',
  'da',
  'ga',
  'ha',
  'ke',
  'le',
  'me',
  'ne',
  'so',
  'to',
  'vo',
  'xu',
  'ru',
  'mi',
  'ti',
];

/** About 56 bits, e.g. `ba-xu-ke…`. */
export function newPassword(): string {
  const group = (): string =>
    Array.from({ length: 3 }, () => SYLLABLES[randomInt(SYLLABLES.length)]).join('');
  return `${[group(), group(), group(), group()].join('-')}-${randomInt(100, 1000)}`;
}

/** Makes a user of every role; each sets the password with a one-time token, as people do. */
export async function makePeople(url: string, firstToken: string): Promise<Person[]> {
  const password = newPassword();
  await openPost(url, '/api/v1/auth/set-password', { token: firstToken, password });
  const people: Person[] = [{ login: 'admin', role: 'administrator', unit: '*', password }];
  const admin = new Api(url, 'admin', password);
  const office = await admin.post<{ id: string }>('/api/v1/organisations', {
    unit: PROVINCE,
    name: 'Sở Nông nghiệp và Môi trường',
    kind: 'department',
  });
  for (const [login, [name, role, unit]] of Object.entries(PEOPLE)) {
    const made = await admin.post<{ setPassword: { token: string } }>('/api/v1/users', {
      login,
      name,
      unit,
      roles: [{ role, unit }],
      ...(role === 'department-contributor' && { organisationId: office.id }),
    });
    const own = newPassword();
    await openPost(url, '/api/v1/auth/set-password', { token: made.setPassword.token, password: own });
    people.push({ login: login as Login, role, unit, password: own });
  }
  return people;
}

export type Crew = (login: Login) => Api;

/** Everybody signed in as themselves. */
export function crewOf(url: string, people: readonly Person[]): Crew {
  const apis = new Map(people.map(({ login, password }) => [login, new Api(url, login, password)]));
  return (login) => {
    const api = apis.get(login);
    if (!api) throw new Error(`nobody is called ${login}`);
    return api;
  };
}
