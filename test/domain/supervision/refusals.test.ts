import { eachIsRefused } from '../../support/refusal-case';
import { SUPERVISION_REFUSALS } from './refusals';

eachIsRefused(SUPERVISION_REFUSALS);
