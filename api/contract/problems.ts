import type { Refusal } from '../../domain/refusal';

/** What a "no" is over HTTP: its status, and the sentences a person reads. `{name}` stands for a parameter. */
export type ProblemText = { readonly status: number; readonly zh: readonly [title: string, detail: string]; readonly en: readonly [title: string, detail: string] };

/** The refusals of the business. One missing does not compile; a `type` once given out stays for ever. */
export const REFUSALS = {
  'command-id-reused':       { status: 422, zh: ['同一编号已用于另一内容', '这次提交的编号已经用在另一项内容上，本次未办理。请重新提交。'], en: ['This command id was used for something else', 'The Idempotency-Key belongs to another content; nothing was done.'] },
  'command-not-yours':       { status: 404, zh: ['没有这一项', '没有找到，或者您不在其中。'], en: ['Not found', 'There is no such thing, or it is not yours to see.'] },
  'superseded':              { status: 409, zh: ['已被替换', '流程已由新的运行接手。'], en: ['Superseded', 'Another run has taken the process up.'] },
  'act-not-available':       { status: 409, zh: ['此件已不能这样办理', '此件现在的状态不允许这样办理，请看最新内容。'], en: ['This is not possible any more', 'The task is no longer in a state that allows this.'] },
  'already-decided':         { status: 409, zh: ['此件已经办理', '此件已由他人办理。您写的意见保留在页面上。'], en: ['This task has been decided', 'Someone has decided it; your words are kept on the page.'] },
  'task-already-claimed':    { status: 409, zh: ['此件已被他人签收', '此件已由他人签收，正在办理。'], en: ['Someone else has claimed this task', 'Someone else has claimed this task.'] },
  'not-a-candidate':         { status: 403, zh: ['此件不由您办理', '此件由其他岗位办理，您不在其中。'], en: ['You are not a candidate for this task', 'This task is for another office.'] },
  'own-submission':          { status: 403, zh: ['不能办理自己申报的事项', '您是本项目的填报人或在申报单位任职（职责分离，产品默认）。'], en: ['You may not decide on your own submission', 'You or your unit declared this project (separation of duties, product default).'] },
  'seat-already-filled':     { status: 409, zh: ['您已在本件上表过态', '审核与会签须由不同的人办理（职责分离，产品默认）。'], en: ['You have already decided on this file', 'Review and countersignature need different people (separation of duties, product default).'] },
  'reason-required':         { status: 422, zh: ['请写明理由', '不同意须写明理由。'], en: ['A reason is required', 'A refusal needs its reason.'] },
  'items-required':          { status: 422, zh: ['请列出需补正的内容', '退回须一次列明全部需补正的内容。'], en: ['List what is missing', 'A return has to name every missing item at once.'] },
  'gate-open':               { status: 409, zh: ['审核条件未满足，不能同意', '{code}：{outcome}。请退回补正，或在条件满足后再办。'], en: ['A condition is not met; it cannot be approved', '{code}: {outcome}. Return it, or decide when the condition is met.'] },
  'not-found':               { status: 404, zh: ['没有这一项', '没有找到，或者您不在其中。'], en: ['Not found', 'There is no such thing, or it is not yours to see.'] },
  'process-closed':          { status: 409, zh: ['已经办结', '该事项已经办结，不能再办理。'], en: ['This has been closed', 'The process is closed; nothing more can be done with it.'] },
  'not-your-unit':           { status: 403, zh: ['不是您单位的项目', '这件事由申报单位办理，您不在该单位。'], en: ['Not a project of your unit', 'Only its own unit can do this.'] },
  'role-missing':            { status: 403, zh: ['您没有这个权限', '这件事由其他岗位办理。'], en: ['Your office does not allow this', 'Another office does this.'] },
  'declared-late':           { status: 409, zh: ['逾期不予受理', '全部内容送达时申报窗口已经截止（{code}）。'], en: ['Declared too late', 'The window had closed when the whole request arrived ({code}).'] },
  'window-not-set':          { status: 409, zh: ['本年度申报窗口未设定', '{year} 年该渠道的截止日期尚未设定，不能申报（{code}）。可改走日常预算。'], en: ['The window of this year is not set', 'No cut-off is set for this channel in {year} ({code}).'] },
  'form-invalid':            { status: 422, zh: ['申报表有误', '申报表有内容不符合要求，已逐项标出。'], en: ['The form is not valid', 'Some fields do not meet the form’s rules; each is named.'] },
  'not-waiting-for-you':     { status: 409, zh: ['现在不需要补正', '该项目目前没有等待您单位补正。'], en: ['Nothing is awaited from you', 'The project does not wait for a supplement.'] },
  'answers-missing':         { status: 422, zh: ['还有补正内容没有答复', '每一项补正内容都须答复。'], en: ['Some items are not answered', 'Every item that was asked for needs its answer.'] },
  'decision-already-made':   { status: 409, zh: ['已经作出决定，不能撤回', '决定作出后不能撤回。'], en: ['The decision has been made', 'A project cannot be withdrawn after the decision.'] },
  'not-in-operation':        { status: 409, zh: ['项目不在运行阶段', '只有运行中的系统可以退出。'], en: ['The project is not in operation', 'Only a system in operation can retire.'] },
  'supervised-task-open':    { status: 409, zh: ['所承接的督办任务尚未销号', '「{title}」尚未核验销号，项目不能退出。'], en: ['Its supervised task is still open', '“{title}” is not verified yet; the project cannot retire.'] },
  'task-already-adopted':    { status: 409, zh: ['该任务已有项目承接', '该重点任务已由另一个项目承接。'], en: ['The task has been adopted', 'Another project has adopted this task.'] },
  'draft-already-submitted': { status: 409, zh: ['已经申报', '这份申报已经提交。'], en: ['Already submitted', 'This declaration has been submitted.'] },
  'draft-changed-elsewhere': { status: 409, zh: ['草稿已在别处更新', '草稿已在另一处更新，请先看最新内容。您填写的内容保留在页面上。'], en: ['The draft has changed elsewhere', 'Someone saved another version; look at it first.'] },
  'not-the-lead':            { status: 403, zh: ['不由您单位牵头', '该任务由其他单位牵头办理。'], en: ['Your unit does not lead this task', 'Another unit leads this task.'] },
  'not-awaiting-a-report':   { status: 409, zh: ['现在不需要反馈', '该任务已经反馈或办结。'], en: ['No report is awaited', 'The task has been reported or closed.'] },
  'extension-already-asked': { status: 409, zh: ['延期申请正在审批', '该任务已有一份延期申请在审批。'], en: ['An extension has been asked for', 'A request is already being decided.'] },
  'extension-not-later':     { status: 422, zh: ['新日期须晚于现期限', '延期后的日期须晚于现期限和今天，即晚于 {dueOn}。'], en: ['The new day is not later', 'The new day has to lie after {dueOn}.'] },
  'outside-calendar':        { status: 422, zh: ['日期超出工作日历', '{on} 超出了已有的工作日历。'], en: ['Outside the calendar', '{on} lies outside the working calendar.'] },
  'not-in-build':            { status: 409, zh: ['项目不在建设阶段', '只有建设中的项目可以登记建设进展。'], en: ['The project is not being built', 'Milestones belong to the build.'] },
  'milestone-out-of-order':  { status: 422, zh: ['建设节点须依次登记', '请按顺序登记建设节点，不能跳过或重复。'], en: ['Milestones come in order', 'One after the other, each once.'] },
  'milestone-day-impossible': { status: 422, zh: ['节点日期不对', '日期不能晚于今天（{to}），也不能早于上一个节点。'], en: ['This day cannot be', 'It lies after today ({to}) or before the milestone before it.'] },
  'not-awaiting-acceptance': { status: 409, zh: ['现在不能申请验收', '项目未到验收阶段，或者验收申请正在办理。'], en: ['Acceptance cannot be applied for now', 'The project is not there yet, or its application is being dealt with.'] },
  'acceptance-documents-missing': { status: 422, zh: ['验收材料不齐', '还缺验收所需材料，已逐项标出。请先上传再申请。'], en: ['Documents for the acceptance are missing', 'Upload each of them, then apply.'] },
  'operation-year-open':     { status: 409, zh: ['年度运维尚未办结', '{year} 年度运维正在办理，办结后再办。'], en: ['A year of operation is still open', 'The operation of {year} has to be closed first.'] },
  'operation-year-declared': { status: 409, zh: ['该年度已申报运维', '{year} 年度运维已经申报，不重复受理。'], en: ['This year has been declared', 'The operation of {year} has been declared already.'] },
  'operation-year-far':      { status: 422, zh: ['只能申报本年度或下一年度', '现在可以申报 {from} 或 {to} 年度运维。'], en: ['Too far a year', 'Now the operation of {from} or {to} can be declared.'] },
  'operation-year-not-running': { status: 409, zh: ['年度运维不在运行中', '该年度运维现在不能填报用量或申请结算。'], en: ['This year is not running', 'Use and settlement belong to a running year.'] },
  'operation-year-not-over': { status: 409, zh: ['年度还未结束', '先用后付：{year} 年度结束后才能申请结算。'], en: ['The year is not over', 'First used, then paid: {year} settles when it is over.'] },
  'month-outside-year':      { status: 422, zh: ['月份不在该年度', '用量须填报 {year} 年度的月份。'], en: ['This month is of another year', 'Use is told for the months of {year}.'] },
  'month-not-over':          { status: 422, zh: ['该月还未结束', '{month} 结束后才能填报实际用量。'], en: ['The month is not over', 'What was really used in {month} is known when it is over.'] },
  'usage-already-reported':  { status: 409, zh: ['该月用量已填报', '{month} 的用量已经填报，不能重复。'], en: ['This month has been told', 'The use of {month} is on record.'] },
  'usage-missing':           { status: 422, zh: ['还有月份未填报', '先审后付：每个月的实际用量填报后才能申请结算，已逐月列出。'], en: ['Some months are missing', 'Each month has to be told before the year settles.'] },
  'beyond-approved':         { status: 422, zh: ['超出核定金额', '按实结算不得超出核定金额，还可填报 {leftFen} 分。'], en: ['Beyond what was approved', 'Only {leftFen} fen are left of the approved sum.'] },
  'not-possible-here':       { status: 409, zh: ['此环境不能这样做', '业务时间只在演示和测试环境里移动，且只能向前。'], en: ['Not possible here', 'Business time moves only in demos and tests, and only forward.'] },
  'plan-already-imported':   { status: 409, zh: ['计划已经导入', '该计划的任务已经交办。'], en: ['The plan has been imported', 'Its tasks have been assigned.'] },
  'already-listed':          { status: 409, zh: ['已在清单上', '该系统已列入 {year} 年的评价清单。'], en: ['Already on the list', 'The system stands on the list of {year}.'] },
  'system-unknown':          { status: 422, zh: ['系统信息不全', '“{system}”不是运行中的项目；以往建成的系统须写明名称和单位。'], en: ['The system is not known', '“{system}” is no project in operation; an older system needs its name and unit.'] },
  'not-your-evaluation':     { status: 403, zh: ['此项评价不由您办理', '这一步由其他岗位办理。'], en: ['Not yours to do', 'Another office does this step of the evaluation.'] },
  'evaluation-elsewhere':    { status: 409, zh: ['评价不在这一步', '该项评价目前不等待这一步，请看最新内容。'], en: ['The evaluation is at another step', 'It does not wait for this now.'] },
  'indicators-mismatch':     { status: 422, zh: ['指标没有逐项填写', '每项指标须填写一次，且只填写一次。'], en: ['Not every indicator, once', 'Each indicator of the set is answered exactly once.'] },
  'score-out-of-range':      { status: 422, zh: ['评分超出范围', '指标“{indicator}”的得分须在 0 与满分之间。'], en: ['Points out of range', 'The points of “{indicator}” lie between nothing and its maximum.'] },
  'experts-count':           { status: 422, zh: ['专家人数不符', '这一次须指定 {needed} 位专家。'], en: ['Another number of experts', '{needed} experts are to be named here.'] },
  'not-an-expert':           { status: 422, zh: ['不是评价专家', '所选人员不在专家名册上。'], en: ['Not an expert', 'Somebody named is not on the roll of experts.'] },
  'expert-conflict':         { status: 409, zh: ['须回避', '在申报单位或其主管部门任职的人不能担任该项评价的专家。'], en: ['Conflict of interest', 'Nobody of the unit or its department scores here.'] },
  'preliminary-scorer':      { status: 409, zh: ['初评人不能参加专业评价', '同一项评价的初评与专业评价须由不同的人进行。'], en: ['The preliminary scorer does not score again', 'Preliminary and professional scores of one evaluation are given by different people.'] },
  'expert-already-assigned': { status: 409, zh: ['已是该项评价的专家', '所选人员已经指定过，或已经回避。'], en: ['Named already', 'Somebody named has been an expert here already.'] },
  'sheet-locked':            { status: 409, zh: ['评分已锁定', '锁定的评分不能再改。'], en: ['The sheet is locked', 'A locked sheet never changes.'] },
  'sheet-recused':           { status: 409, zh: ['您已回避', '回避后不再评分。'], en: ['You have stood back', 'Who has stood back scores no more.'] },
} as const satisfies Record<Refusal['refused'], ProblemText>;

/** What can go wrong at the door itself. */
export const DOOR = {
  'invalid-request': { status: 400, zh: ['请求内容有误', '请求内容不符合要求，已逐项标出。'], en: ['The request is not valid', 'Each fault is named.'] },
  'too-large':       { status: 413, zh: ['内容过大', '内容超过了允许的大小。'], en: ['Too large', 'The content is larger than allowed.'] },
  'not-signed-in':   { status: 401, zh: ['请先登录', '登录已失效，请重新登录后继续。'], en: ['Please sign in', 'You are not signed in, or your session has ended.'] },
  'wrong-password':  { status: 401, zh: ['账号或密码不对', '账号或密码不对，请核对后再试。'], en: ['Wrong account or password', 'Check both and try again.'] },
  'token-spent':     { status: 401, zh: ['邀请已失效', '这个一次性链接已经用过、过期或者不存在，请向管理员再要一个。'], en: ['This invitation is no longer good', 'It was used, is too old, or never was. Ask your administrator for another.'] },
  'csrf':            { status: 403, zh: ['页面已过期', '请刷新页面后再试。'], en: ['The page has expired', 'Reload the page and try again.'] },
  'rate-limited':    { status: 429, zh: ['操作过于频繁', '请稍候再试。'], en: ['Too many requests', 'Please wait a little.'] },
  'unavailable':     { status: 503, zh: ['暂时不能办理', '系统暂时连不上数据库，内容没有丢失，请稍后再试。'], en: ['Please try again in a moment', 'The database cannot be reached just now; nothing was done.'] },
  'internal':        { status: 500, zh: ['没有办成', '系统出了差错，没有写入任何内容。请提供追踪号。'], en: ['Something went wrong on our side', 'Nothing was written. Please quote the trace number.'] },
  'not-printed-yet': { status: 409, zh: ['PDF 尚未印好', '公文已经发出，可先查看网页版；PDF 印好后即可下载，请稍后再试。'], en: ['Not printed yet', 'The letter has been issued and can be read as a page; its PDF follows. Please try again a little later.'] },
} as const satisfies Record<string, ProblemText>;

export type DoorProblem = keyof typeof DOOR;
export type ProblemName = keyof typeof REFUSALS | DoorProblem;

/** The text of a problem by its name. */
export const problemText = (name: ProblemName): ProblemText => ({ ...DOOR, ...REFUSALS })[name];
