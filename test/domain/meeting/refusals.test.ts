import { eachIsRefused } from '../../support/refusal-case';
import { MEETING_REFUSALS } from './refusals';

eachIsRefused(MEETING_REFUSALS);
