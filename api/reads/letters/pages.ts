import { createHash } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { scopeOf } from '../../../domain/access/may';
import { mayRead } from '../../../domain/access/veil';
import type { Pack } from '../../../domain/policy/pack';
import { letterById, letterBytes, letterPage, peopleIn, textsIn, type KeptLetter } from '../../../db/letters/letters';
import { caseOf, namesOf, textsOf } from '../../../db/reads/case';
import { look, type Sight } from '../../../db/reads/sight';
import { LettersQuery, type LetterPage, type LetterRow, type Letters } from '../../contract/letters';
import { actorIdOf, idOf, type Desk } from '../../door';
import { sendProblem } from '../../problem';
import { cursor, isId, isInstant, iso, letterName, office, organ } from '../view';

/** How a letter is written down as a page; the same letter is the same bytes for ever. */
export type Writing = (of: { letter: KeptLetter; pack: Pack; texts: ReadonlyMap<string, string>; people?: ReadonlyMap<string, string> }) => string;

const PAGE = 50;
const isCursor = (value: Record<string, unknown>): boolean => isInstant(value['at']) && isId(value['id']);

/** GET /letters, /letters/:id, /letters/:id/html, /letters/:id/pdf — what was sent to my offices, and what belongs to a process I may see. */
export const lettersRoute = (desk: Desk, write: Writing): Router =>
  Router()
    .get('/letters', async (req, res) => {
      const { letter, after } = LettersQuery.parse(req.query);
      const sight = await look(desk.record);
      const { keys } = scopeOf(sight.offices.actor(actorIdOf(res)), 'letter.view');
      const rows = await letterPage(desk.db.pool, keys, { letter: letter ?? null, after: cursor.in<{ at: number; id: string }>(after, isCursor), atMost: PAGE + 1 });
      const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
      const answer: z.infer<typeof Letters> = { at: iso(sight.now), rows: rows.slice(0, PAGE).map((row) => rowOf(row, sight)), next: last ? cursor.out({ at: last.issuedAt, id: last.id }) : null };
      res.json(answer);
    })
    .get('/letters/:id', async (req, res) => {
      const found = await readable(desk, { req, res });
      if (!found) return sendProblem(res, 'not-found');
      res.json(await pageOf(desk, found));
    })
    .get('/letters/:id/html', async (req, res) => {
      const found = await readable(desk, { req, res });
      if (!found) return sendProblem(res, 'not-found');
      const { letter } = found;
      sendPage(res, write({ letter, pack: await desk.record.law.pack(desk.db.pool, letter.pack), texts: await textsOf(desk.db.pool, textsIn(letter)), people: await namesOf(desk.db.pool, peopleIn(letter)) }));
    })
    .get('/letters/:id/pdf', async (req, res) => {
      const found = await readable(desk, { req, res });
      if (!found) return sendProblem(res, 'not-found');
      const bytes = await letterBytes(desk.db.pool, found.letter.id);
      if (bytes) sendFile(res, bytes, found.letter.number);
      else sendProblem(res.set('Retry-After', '10'), 'not-printed-yet', { params: { number: found.letter.number } });
    });

type Readable = { readonly letter: KeptLetter; readonly sight: Sight };

/** The letter, if it is this person's to read; otherwise it is as if there were none. */
async function readable({ db, record }: Desk, { req, res }: { req: Request; res: Response }): Promise<Readable | undefined> {
  const letter = await letterById(db.pool, idOf(req, 'id'));
  if (!letter) return undefined;
  const sight = await look(record);
  const keys = letter.to.map(({ role, organ: at }) => `${role}@${at}`);
  return mayRead(sight.offices.actor(actorIdOf(res)), { keys, c: await caseOf(db.pool, letter.processId) }) ? { letter, sight } : undefined;
}

const rowOf = ({ id, letter, number, data, processId, processKind, signs, issuedAt, on }: KeptLetter, { pack }: Sight): z.infer<typeof LetterRow> =>
  ({ id, letter, name: letterName(pack, letter), number, title: data.title, processId, processKind, signs: organ(pack, signs), issuedAt: iso(issuedAt), issuedOn: on });

async function pageOf({ db }: Desk, { letter, sight }: Readable): Promise<z.infer<typeof LetterPage>> {
  const names = await namesOf(db.pool, letter.to.flatMap(({ people }) => people));
  const { state, size } = letter.file;
  return {
    ...rowOf(letter, sight), templateHash: letter.templateHash, pack: letter.pack, pdf: { state: state === 'made' ? 'made' : 'waiting', size },
    to: letter.to.map(({ role, organ: at, people }) => ({ office: office(sight.pack, `${role}@${at}`), people: people.map((id) => names.get(id) ?? id) })),
  };
}

/** A letter runs nothing, loads nothing and stands in nobody's frame; the one style it has is named by its hash. */
function sendPage(res: Response, html: string): void {
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  res.set('Content-Security-Policy', `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`).type('html').send(html);
}

function sendFile(res: Response, bytes: Buffer, number: string): void {
  res.set('Content-Security-Policy', "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'").set('Content-Disposition', `inline; filename="letter.pdf"; filename*=UTF-8''${encodeURIComponent(`${number}.pdf`)}`).type('application/pdf').send(bytes);
}
