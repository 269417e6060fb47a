import { eachIsRefused } from '../../support/refusal-case';
import { QUEUE_REFUSALS } from './queue-refusals';

eachIsRefused(QUEUE_REFUSALS);
