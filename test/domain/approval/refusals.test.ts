import { SUBSTITUTION_REFUSALS } from './substitution-refusals';
import { eachIsRefused } from '../../support/refusal-case';
import { APPROVAL_REFUSALS } from './refusals';
import { ROUND_REFUSALS } from './round-refusals';

eachIsRefused([...APPROVAL_REFUSALS, ...ROUND_REFUSALS, ...SUBSTITUTION_REFUSALS]);
