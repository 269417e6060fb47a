import { Router } from 'express';
import { databaseNow, readClock } from '../../db/clock';
import type { Desk } from '../door';

const LARGEST_SKEW_MS = 1_000;

/** GET /health — the process lives. GET /ready — it can record: PostgreSQL answers, and its clock agrees with ours within a second. */
export const healthRoute = ({ db, log }: Desk): Router =>
  Router()
    .get('/health', (_req, res) => void res.json({ live: true }))
    .get('/ready', async (_req, res) => {
      try {
        const sent = Date.now();
        const now = await databaseNow(db.pool);
        const skewMs = Math.round(now - (sent + Date.now()) / 2);
        await readClock(db.pool);
        res.status(Math.abs(skewMs) > LARGEST_SKEW_MS ? 503 : 200).json({ ready: Math.abs(skewMs) <= LARGEST_SKEW_MS, skewMs });
      } catch (err) {
        log.warn({ err }, 'ready.no');
        res.status(503).json({ ready: false });
      }
    });
