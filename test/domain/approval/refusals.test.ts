import { SUBSTITUTION_REFUSALS } from './substitution-refusals';
import { eachIsRefused } from '../../support/refusal-case';
import { HANDING_REFUSALS } from './handing-refusals';
import { APPROVAL_REFUSALS } from './refusals';
import { ROUND_REFUSALS } from './round-refusals';

eachIsRefused([...APPROVAL_REFUSALS, ...ROUND_REFUSALS, ...HANDING_REFUSALS, ...SUBSTITUTION_REFUSALS]);
