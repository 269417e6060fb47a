import { eachIsRefused } from '../../support/refusal-case';
import { DECLARATION_REFUSALS } from './refusals';

eachIsRefused(DECLARATION_REFUSALS);
