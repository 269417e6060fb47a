import type { NewPerson } from '../../db/people';
import type { Pack } from '../../domain/policy/pack';

type Invented = Omit<NewPerson, 'passwordHash'>;
const NAMES = ['沈一帆', '陆青禾', '顾南乔', '许知远', '唐映雪', '秦朗', '江若水', '方致和', '梁语嫣', '韩松', '白露', '叶知秋', '钟楚', '宋清如', '程远', '苏合', '罗浅', '温如玉', '贺兰', '乔木', '纪云', '卢照', '裴岩', '向晚', '易安', '晏宁', '柏舟', '简宁', '凌霄', '孟夏', '谷雨', '时雨', '岑溪', '傅言', '池渊', '安澜', '夏槿', '路遥', '林叙', '阮棠', '石磊', '汤恩', '邢远', '穆清', '庄严', '左思', '米兰', '金戈', '关山', '闻笛',
  '舒望', '陶然', '齐明', '薛岚', '万里', '常宁', '甘棠', '项南', '樊川', '聂云', '焦琴', '鲍恩', '康宁', '辛夷', '管平', '桂枝', '麦冬', '连翘', '文竹', '葛青', '商陆', '柴胡', '杜衡', '江离', '桑榆', '南星', '白芷', '石斛', '田七', '苏木', '半夏', '泽兰', '木香', '茯苓', '玉竹', '紫苏',
  '景天', '佩兰', '青黛', '方竹', '素馨', '云杉', '水杉', '赤松', '黄杨', '红豆', '白桦', '青桐', '楚云', '江枫', '柳絮', '杨穗', '梅雪', '兰芷', '竹溪', '菊泉', '苏堤', '顾盼', '陆离', '沈潜', '许愿', '秦岭', '江帆', '方圆', '梁栋', '韩江', '叶茂', '钟灵'];

/** The roll of experts: two more than a panel needs, for those who stand back. */
const EXPERTS: readonly (readonly [login: string, name: string, ...offices: string[]])[] =
  ['金诺', '姚远', '邵言', '汪洋', '祁连', '毛峰', '狄青'].map((name, n) => [`expert-${n + 1}`, name, 'evaluation_expert@sh-jxw'] as const);

/** The people of the authority: every seat of review, supervision and evaluation, one who audits, one who administers, one who may do nothing. */
const AUTHORITY: readonly (readonly [login: string, name: string, ...offices: string[]])[] = [
  ['wangmin', '王敏', 'reviewer@sh-jxw', 'reviewer@sh-grp-jjcj', 'reviewer@sh-grp-shws'], ['zhaoliu', '赵柳', 'reviewer@sh-jxw', 'reviewer@sh-grp-jjcj', 'reviewer@sh-grp-xzzf', 'reviewer@sh-grp-jkw'], ['sunqi', '孙祺', 'reviewer@sh-jxw', 'reviewer@sh-grp-jjcj', 'reviewer@sh-grp-xzzf'], ['lisi', '李思', 'finance_reviewer@sh-czj'], ['qianer', '钱尔', 'finance_reviewer@sh-czj'],
  ['hanliu', '韩榴', 'acceptance_clerk@sh-jxw'], ['wangwu', '王悟', 'group_leader@sh-jxw', 'group_leader@sh-grp-jjcj'], ['zhouba', '周芭', 'superior@sh-jxw'], ['wujiu', '吴久', 'superior@sh-czj'], ['zhengshi', '郑诗', 'supervisor@sh-wg'], ['fengyi', '冯怡', 'leading_group@sh-lg'], ['pingjia', '平嘉', 'evaluator@sh-jxw'], ...EXPERTS, ['chener', '陈迩', 'auditor@sh-sjj'], ['chusan', '褚珊', 'admin@sh-jxw'], ['yanan', '严安', 'security_admin@sh-jxw'], ['kongshen', '孔慎', 'audit_admin@sh-jxw'], ['yunguan', '云观', 'cloud_manager@sh-dsj'], ['yunjia', '云佳', 'cloud_provider@sh-cloud-a'], ['yunyi', '云怡', 'cloud_provider@sh-cloud-b'], ['weisi', '卫丝'],
  ['luoheng', '罗蘅', 'group_leader@sh-grp-xzzf'], ['dengke', '邓珂', 'group_leader@sh-grp-shws'], ['fanlin', '范霖', 'group_leader@sh-grp-jkw'], ['tangyue', '唐悦', 'group_deputy@sh-grp-xzzf', 'group_deputy@sh-grp-jjcj', 'group_deputy@sh-grp-shws', 'group_deputy@sh-grp-jkw'],
];

/** Invented people for a demo: the authority, in each department with a key project its clerk, reviewer and the three who are escalated to, in every other body that answers to the plan who answers and who stands above. */
export function inventedPeople(pack: Pack): Invented[] {
  const tasks = pack.plans.flatMap((plan) => plan.tasks);
  const leads = new Map(tasks.flatMap(({ department, unit }) => (department === undefined || unit === undefined ? [] : [[department, unit] as const])));
  const names = NAMES.values();
  const authority = AUTHORITY.map(([login, name, ...keys]) => person(login, name, keys));
  const departments = [...leads].flatMap(([department, unit]) => {
    const short = department.replace(/^sh-/, '');
    const own = (suffix: string, ...keys: string[]): Invented => person(`${short}-${suffix}`, names.next().value ?? short, keys);
    return [
      own('clerk', `unit_clerk@${unit}`), own('review', `dept_reviewer@${department}`, `task_owner@${department}`), own('it', `it_head@${department}`), own('deputy', `deputy_leader@${department}`, `dept_head@${department}`), own('head', `head@${department}`),
    ];
  });
  const bodies = new Set([...tasks.flatMap((task) => (task.collective && task.unit === undefined ? [] : task.leads)), ...pack.memberLists.flatMap(({ members }) => members)].filter((organ) => !leads.has(organ)));
  const others = [...bodies].flatMap((organ) => {
    const short = organ.replace(/^sh-/, '');
    return [person(`${short}-owner`, names.next().value ?? short, [`task_owner@${organ}`]), person(`${short}-chief`, names.next().value ?? short, [`it_head@${organ}`, `deputy_leader@${organ}`, `head@${organ}`])];
  });
  return [...departments.slice(0, 2), ...authority, ...departments.slice(2), ...others]; // a clerk and her department first: that is where a visitor begins
}

function person(login: string, name: string, keys: readonly string[]): Invented {
  const offices = keys.map((key) => ({ role: key.slice(0, key.indexOf('@')), organ: key.slice(key.indexOf('@') + 1) }));
  return { id: `demo-${login}`, login, name, mail: `${login}@docket.example`, offices };
}
