import { REFUSALS } from '../../../api/contract/problems';
import { RECORD_REFUSALS } from '../../db/refusals';
import { ACCESS_REFUSALS } from '../access/refusals';
import { HANDING_REFUSALS } from '../approval/handing-refusals';
import { APPROVAL_REFUSALS } from '../approval/refusals';
import { ROUND_REFUSALS } from '../approval/round-refusals';
import { SUBSTITUTION_REFUSALS } from '../approval/substitution-refusals';
import { QUEUE_REFUSALS } from '../approval/queue-refusals';
import { EVALUATION_REFUSALS } from '../evaluation/refusals';
import { DECLARATION_REFUSALS } from '../declaration/refusals';
import { CLOUD_REFUSALS } from '../cloud/refusals';
import { MAILING_REFUSALS } from '../mailing/refusals';
import { MEETING_REFUSALS } from '../meeting/refusals';
import { POLICY_REFUSALS } from '../policy/refusals';
import { PROJECT_REFUSALS } from '../project/refusals';
import { REQUEST_REFUSALS } from '../request/refusals';
import { SUPERVISION_REFUSALS } from '../supervision/refusals';

const met = [...APPROVAL_REFUSALS, ...QUEUE_REFUSALS, ...HANDING_REFUSALS, ...ROUND_REFUSALS, ...PROJECT_REFUSALS, ...SUPERVISION_REFUSALS, ...EVALUATION_REFUSALS, ...DECLARATION_REFUSALS, ...CLOUD_REFUSALS, ...REQUEST_REFUSALS, ...ACCESS_REFUSALS, ...MAILING_REFUSALS, ...MEETING_REFUSALS, ...POLICY_REFUSALS, ...RECORD_REFUSALS, ...SUBSTITUTION_REFUSALS];

test('every refusal the product can give is met by a named case, and no case is for a refusal that it cannot give', () => {
  expect([...new Set(met.map(({ refused }) => refused))].sort()).toEqual(Object.keys(REFUSALS).sort());
});

test('no two cases tell the same story', () => {
  const stories = met.map(({ refused, when }) => `${refused}: ${when}`);
  expect(stories.filter((story, n) => stories.indexOf(story) !== n)).toEqual([]);
});
