import { Router } from 'express';
import type { z } from 'zod';
import { look } from '../../../db/reads/sight';
import type { Units } from '../../contract/desk';
import type { Desk } from '../../door';
import { organ } from '../view';

const WITH_FILES: ReadonlySet<string> = new Set(['organ', 'institution', 'enterprise', 'office']);

/** GET /units — the bodies that can stand behind a file: what a list is narrowed to. */
export const unitsRoute = ({ record }: Desk): Router =>
  Router().get('/units', async (_req, res) => {
    const { pack } = await look(record);
    res.json({ rows: pack.organs.filter(({ kind }) => WITH_FILES.has(kind)).map(({ id }) => organ(pack, id)) } satisfies z.infer<typeof Units>);
  });
