import { z } from 'zod';
import { ServiceView } from './cloud';
import { Words } from './common';

/** A form as the pack has it: its schema, its fields in the order in which they are asked, and what its answers may name. */
export const FormView = z.object({ schema: z.record(z.string(), z.unknown()), fields: z.array(z.object({ name: z.string(), label: Words, help: Words.nullable(), source: Words })), services: z.array(ServiceView), attachmentKinds: z.array(z.object({ kind: z.string(), name: Words, help: Words.nullable() })) });
