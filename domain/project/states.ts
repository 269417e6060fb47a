/** The stages that a project's life can have; their order stands in `workflows/project-lifecycle.ts` alone. */
export const PROJECT_STAGES = ['declaration', 'review', 'cloud-plan', 'build', 'acceptance', 'operation', 'retired'] as const;
export type ProjectStage = (typeof PROJECT_STAGES)[number];

/** What the stages of a project are called, on the screen and in letters. */
export const STAGE_NAMES: Readonly<Record<ProjectStage, { readonly zh: string; readonly en: string }>> = {
  declaration: { zh: '申报', en: 'Declaration' }, review: { zh: '审核', en: 'Review' }, 'cloud-plan': { zh: '上云方案', en: 'Cloud plan' }, build: { zh: '建设', en: 'Build' },
  acceptance: { zh: '验收', en: 'Acceptance' }, operation: { zh: '运行', en: 'Operation' }, retired: { zh: '退出', en: 'Retired' },
};

export const PROJECT_OUTCOMES = ['screened-out', 'not-approved', 'withdrawn', 'lapsed', 'retired', 'terminated'] as const;
export type ProjectOutcome = (typeof PROJECT_OUTCOMES)[number];

export const PROJECT_KINDS = ['NEW', 'UPGRADE', 'OM'] as const;
export type ProjectKindCode = (typeof PROJECT_KINDS)[number];

export const CHANNELS = ['central', 'daily', 'capital'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The stages of one year of operation; their order stands in `workflows/operation-year.ts` alone. */
export const OPERATION_STAGES = ['review', 'running'] as const;

/** How a project stands to the government cloud, as its unit declares it. */
export const CLOUD_STATES = ['ON_CLOUD', 'TO_MIGRATE', 'NEW_ON_CLOUD', 'EXEMPT_CLASSIFIED', 'EXEMPT_ABOVE_3', 'EXEMPT_CENTRAL', 'LATER_OTHER_UNIT'] as const;
export type CloudState = (typeof CLOUD_STATES)[number];

/** What a project is about; it may be about several things. */
export const THEMES = ['GENERAL', 'BIG_DATA', 'ONLINE_SERVICE', 'DATA_GOVERNANCE', 'BIG_SYSTEM'] as const;
export type Theme = (typeof THEMES)[number];
