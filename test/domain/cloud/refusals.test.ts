import { eachIsRefused } from '../../support/refusal-case';
import { CLOUD_REFUSALS } from './refusals';

eachIsRefused(CLOUD_REFUSALS);
