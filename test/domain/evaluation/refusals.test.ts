import { eachIsRefused } from '../../support/refusal-case';
import { EVALUATION_REFUSALS } from './refusals';

eachIsRefused(EVALUATION_REFUSALS);
