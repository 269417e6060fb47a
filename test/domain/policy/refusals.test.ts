import { eachIsRefused } from '../../support/refusal-case';
import { POLICY_REFUSALS } from './refusals';

eachIsRefused(POLICY_REFUSALS);
