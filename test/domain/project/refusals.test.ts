import { eachIsRefused } from '../../support/refusal-case';
import { PROJECT_REFUSALS } from './refusals';

eachIsRefused(PROJECT_REFUSALS);
