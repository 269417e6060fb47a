import type { Pack } from '../../../domain/policy/pack';
import { organ } from '../view';

type Payload = Readonly<Record<string, unknown>>;
type Say = (payload: Payload, of: { readonly pack: Pack }) => { zh: string; en: string };
const w = (zh: string, en: string): ReturnType<Say> => ({ zh, en });
const text = (payload: Payload, name: string): string => (typeof payload[name] === 'string' ? payload[name] : '');
const organs = (ids: unknown, pack: Pack, language: 'zh' | 'en'): string => (Array.isArray(ids) ? ids : []).map((id) => organ(pack, String(id))[language]).join(language === 'zh' ? '、' : ', ');
/** What one member did, with the member's name before it. */
const ofMember = (zh: string, en: string): Say => (p, { pack }) => { const who = organ(pack, text(p, 'member')); return w(`${who.zh}${zh}`, `${who.en}: ${en}`); };

/** What the facts of a supervised task say on the screen. */
export const SUPERVISED_SAYS: Readonly<Record<string, Say>> = {
  'supervised.assigned': (p) => (p['historical'] === true ? w('登记（期限在登记之前）', 'Put on record; its day was past') : w('交办', 'Assigned')),
  'supervised.adopted': () => w('由项目承接', 'Adopted by a project'),
  'supervised.acknowledged': () => w('签收', 'Signed for'),
  'supervised.reported': () => w('报办结', 'Reported done'),
  'supervised.cancelled': () => w('取消', 'Cancelled'),
  'supervised.marked': () => w('列为重点督办', 'Put under key supervision'),
  'supervised.urged': (p, { pack }) => w(`催办：${organs(p['organs'], pack, 'zh')}`, `Urged: ${organs(p['organs'], pack, 'en')}`),
  'supervised.moved': (p) => (p['fromOn'] === null ? w(`定期限 ${text(p, 'toOn')}`, `Due on ${text(p, 'toOn')} from now on`) : w(`改期：${text(p, 'fromOn')} → ${text(p, 'toOn')}`, `Moved: ${text(p, 'fromOn')} → ${text(p, 'toOn')}`)),
  'supervised.reassigned': (p, { pack }) => w(`改由${organs(p['leads'], pack, 'zh')}牵头`, `Given to ${organs(p['leads'], pack, 'en')}`),
  'supervised.occurred': (p) => w(`开出 ${text(p, 'dueOn')} 一期`, `Occurrence of ${text(p, 'dueOn')} opened`),
  'answer.acknowledged': ofMember('签收', 'signed for'),
  'answer.reported': ofMember('反馈', 'answered'),
  'answer.returned': ofMember('的反馈退回', 'answer returned'),
  'answer.verified': ofMember('的反馈核验通过', 'answer verified'),
  'extension.asked': (p) => w(`申请延期至 ${text(p, 'newDueOn')}`, `Extension to ${text(p, 'newDueOn')} asked`),
  'extension.granted': (p) => w(`批准延期：${text(p, 'fromOn')} → ${text(p, 'toOn')}`, `Extension granted: ${text(p, 'fromOn')} → ${text(p, 'toOn')}`),
  'extension.declined': () => w('延期未批准', 'Extension declined'),
};
