/** 例外申请 as an administrator would add it: a kind of request with its form, its route of two steps, its ladder and its letter, in files of a pack. No code knows it. */
const OURS = "source: {default: 本市自定}";
export const EXCEPTION: Readonly<Record<string, string>> = {
  'requests/exception.yaml': `id: exception
name: {zh: 例外申请, en: Request for an exception}
form: exception
route: exception
gates: []
effect: record
asks: [{role: unit_clerk, at: unit}]
letter: exception
blocks: []
${OURS}
`,
  'forms/exception.yaml': `id: exception
name: {zh: 例外申请表, en: Form for an exception}
${OURS}
schema:
  $schema: https://json-schema.org/draft/2020-12/schema
  type: object
  additionalProperties: false
  required: [subject, until]
  properties:
    subject: {type: string, minLength: 1, maxLength: 400}
    until: {type: string, format: date}
    urgent: {type: boolean}
fields:
  - {name: subject, label: {zh: 例外事项, en: Subject}, ${OURS}}
  - {name: until, label: {zh: 有效期至, en: Valid until}, ${OURS}}
  - {name: urgent, label: {zh: 是否紧急, en: Urgent}, ${OURS}}
`,
  'routes/exception.yaml': `id: exception
name: {zh: 例外审批, en: Decision on an exception}
${OURS}
differentPeople: true
steps:
  - id: exception-first
    name: {zh: 部门意见, en: Opinion of the department}
    settles: all-agree
    ladder: exception-item
    seats:
      - {id: exception-department, role: dept_reviewer, at: {relation: department}, ${OURS}}
  - id: exception-last
    name: {zh: 审定, en: Last word}
    settles: all-agree
    ladder: exception-item
    seats:
      - {id: exception-reviewer, role: reviewer, at: {organ: sh-jxw}, ${OURS}}
`,
  'ladders/exception-item.yaml': `id: exception-item
name: {zh: 例外审批件, en: Decision on an exception}
${OURS}
unit: working-day
soon: {workingDays: 1}
due: {workingDays: 3}
rungs:
  - {id: remind-2, kind: remind, when: {sinceStart: {workingDays: 2}}, restDay: working-day-before, to: [holders], notice: deadline-near}
  - {id: missed, kind: miss, when: {atDue: true}, restDay: as-is, to: [], notice: deadline-missed}
`,
  'letters.yaml': `series:
  - {id: exception, form: '沪信例〔{year}〕{n}号', ${OURS}}
letters:
  - id: exception
    name: {zh: 例外事项复函, en: Answer to a request for an exception}
    template: exception-answer
    series: exception
    when: {fact: request.settled, where: {letter: [exception]}}
    signs: {organ: sh-jxw}
    to: [{role: unit_clerk, at: unit}]
    ${OURS}
`,
  'templates/exception-answer.html.hbs': `{{#> layout}}
<p>你单位“<span class="words">{{title}}</span>”收悉。经研究，{{#if granted}}同意{{else}}不同意{{/if}}。</p>
<table>{{#each fields}}<tr><th>{{label}}</th><td class="words">{{value}}</td></tr>{{/each}}</table>
{{/layout}}
`,
};
