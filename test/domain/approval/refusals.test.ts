import { eachIsRefused } from '../../support/refusal-case';
import { APPROVAL_REFUSALS } from './refusals';

eachIsRefused(APPROVAL_REFUSALS);
