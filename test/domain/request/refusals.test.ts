import { eachIsRefused } from '../../support/refusal-case';
import { REQUEST_REFUSALS } from './refusals';

eachIsRefused(REQUEST_REFUSALS);
