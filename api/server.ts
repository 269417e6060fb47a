import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import express, { type Express, Router } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { cloudPlanRoute } from './acts/cloud/plan';
import { hearPlatformRoute, keepRaw } from './acts/cloud/hear-platform';
import { claimRoute } from './acts/approval/claim';
import { bulkRoute } from './acts/approval/bulk';
import { correctRoute } from './acts/approval/correct';
import { takeNextRoute } from './acts/approval/next';
import { prioritiseRoute } from './acts/approval/prioritise';
import { followUpRoute } from './acts/approval/follow-up';
import { viewsRoute } from './acts/approval/views';
import { openedRoute } from './acts/approval/open';
import { phrasesRoute } from './acts/approval/phrases';
import { decideRoute } from './acts/approval/decide';
import { signersRoute } from './acts/approval/signers';
import { handingRoute } from './acts/approval/handing';
import { remarkRoute } from './acts/approval/remark';
import { buildRoute } from './acts/project/build';
import { evaluateRoute } from './acts/evaluation/evaluate';
import { issueOpinionRoute } from './acts/evaluation/issue-opinion';
import { listSystemsRoute } from './acts/evaluation/list-systems';
import { draftRoute } from './acts/project/draft';
import { operateRoute } from './acts/project/operate';
import { resubmitRoute } from './acts/project/resubmit';
import { retireRoute } from './acts/project/retire';
import { terminateRoute } from './acts/project/terminate';
import { submitRoute } from './acts/project/submit';
import { withdrawRoute } from './acts/project/withdraw';
import { batchActsRoute } from './acts/declaration/batches';
import { windowActsRoute } from './acts/declaration/windows';
import { declareAgainRoute } from './acts/project/declare-again';
import { requestRoute } from './acts/request/ask';
import { conveneRoute } from './acts/meeting/convene';
import { meetingActsRoute } from './acts/meeting/hold';
import { importPlanRoute } from './acts/supervision/import-plan';
import { createSupervisedRoute } from './acts/supervision/create';
import { steerSeveralRoute } from './acts/supervision/bulk';
import { supervisedActsRoute } from './acts/supervision/tasks';
import { openApiDocument } from './contract/openapi';
import { soundBody, type Desk } from './door';
import { mailingRoute } from './identity/mailing';
import { meRoute } from './identity/me';
import { createSessions, signedIn } from './identity/session';
import { signInRoute } from './identity/sign-in';
import { aheadRoute } from './operations/ahead';
import { calendarRoute } from './operations/calendar';
import { clockRoute } from './operations/clock';
import { eventsRoute } from './operations/events';
import type { Live } from './live';
import { healthRoute } from './operations/health';
import { officesRoute } from './identity/offices';
import { handOverRoute } from './identity/hand-over';
import { peopleRoute } from './identity/people';
import { substitutionsRoute } from './identity/substitutions';
import { incidentsRoute } from './operations/incidents';
import { mailsRoute, type Mailbox } from './operations/mails';
import { noticesRoute, type Rendering } from './operations/notices';
import { verificationRoute } from './operations/verification';
import { overlayRoute } from './policy/overlay';
import { versionsRoute } from './policy/versions';
import { problemHandler, sendProblem } from './problem';
import { lettersRoute, type Writing } from './reads/letters/pages';
import { decisionPageRoute } from './reads/approval/decision';
import { explanationRoute } from './reads/approval/explanation';
import { forecastRoute } from './reads/approval/forecast';
import { taskPageRoute } from './reads/approval/task-page';
import { decisionPreviewRoute } from './reads/approval/decision-preview';
import { peopleForRoute } from './reads/approval/people';
import { queueRoute } from './reads/approval/queue';
import { mineRoute } from './reads/approval/mine';
import { searchRoute } from './reads/approval/search';
import { queueSheetRoute } from './reads/approval/sheet';
import { unitsRoute } from './reads/approval/units';
import { workbenchRoute } from './reads/approval/workbench';
import { operationPagesRoute } from './reads/project/operation';
import { evaluationPagesRoute } from './reads/evaluation/pages';
import { batchPagesRoute } from './reads/declaration/batches';
import { windowPagesRoute } from './reads/declaration/windows';
import { cloudPlanPageRoute } from './reads/cloud/plan-page';
import { meetingPagesRoute } from './reads/meeting/pages';
import { requestPagesRoute } from './reads/request/pages';
import { projectPagesRoute } from './reads/project/pages';
import { supervisionAheadRoute } from './reads/supervision/ahead';
import { supervisionBoardRoute, supervisionLeaderRoute } from './reads/supervision/board';
import { supervisedPagesRoute } from './reads/supervision/pages';
import { supervisedSheetRoute } from './reads/supervision/sheet';

export type Serving = { readonly desk: Desk; readonly live: Live; readonly secret: string; readonly platformSecret: string; readonly web: string | null; readonly mailbox: Mailbox | null; readonly render: Rendering; readonly write: Writing; readonly trustedProxies?: string };

/** The door: the api below /api, and the desk's pages. */
export function createApp(serving: Serving): Express {
  const { desk, web } = serving;
  const app = express().disable('x-powered-by').disable('etag').set('trust proxy', serving.trustedProxies ?? 'loopback');
  app.use(helmet({ contentSecurityPolicy: { directives: { 'default-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'], 'object-src': ["'none'"], 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"], 'upgrade-insecure-requests': null } } }));
  app.use(pinoHttp({ logger: desk.log, autoLogging: false }));
  app.use(healthRoute(desk));
  app.use('/api', apiOf(serving));
  if (web !== null) app.use(express.static(web, { index: false, maxAge: '1h' }), (req, res, next) => (req.method === 'GET' && existsSync(join(web, 'index.html')) ? res.set('Cache-Control', 'no-store').sendFile(join(web, 'index.html')) : next()));
  app.use((_req, res) => sendProblem(res, 'not-found'));
  app.use(problemHandler(desk.log));
  return app;
}

function apiOf({ desk, live, secret, platformSecret, mailbox, render, write }: Serving): Router {
  const sessions = createSessions(desk.db.pool, secret);
  const swagger = dirname(require.resolve('swagger-ui-dist/package.json'));
  return Router()
    .use((_req, res, next) => { res.set('Cache-Control', 'no-store'); next(); })
    .get('/openapi.json', (_req, res) => void res.json(openApiDocument()))
    .get('/docs/swagger-initializer.js', (_req, res) => void res.type('js').send(`window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout' });`))
    .use('/docs', express.static(swagger))
    .use(express.raw({ type: (req) => /^\/(projects\/[^/]+\/attachments\/|user-tasks\/[^/]+\/remark-files$)/.test((req.url ?? '').split('?')[0] ?? ''), limit: '21mb' }), express.json({ limit: '1mb', strict: true, verify: keepRaw }), soundBody)
    .use(hearPlatformRoute(desk, platformSecret))
    .use(sessions.handlers)
    .use(signInRoute(desk, sessions))
    .use(signedIn)
    .use(eventsRoute(desk, live), meRoute(desk, sessions), mailingRoute(desk), queueRoute(desk), bulkRoute(desk), taskPageRoute(desk), claimRoute(desk), decideRoute(desk), signersRoute(desk), handingRoute(desk), remarkRoute(desk), peopleForRoute(desk), decisionPreviewRoute(desk), decisionPageRoute(desk), correctRoute(desk))
    .use(takeNextRoute(desk), prioritiseRoute(desk), followUpRoute(desk), viewsRoute(desk), searchRoute(desk), mineRoute(desk))
    .use(workbenchRoute(desk), unitsRoute(desk), queueSheetRoute(desk), openedRoute(desk), phrasesRoute(desk))
    .use(projectPagesRoute(desk), draftRoute(desk), submitRoute(desk), resubmitRoute(desk), withdrawRoute(desk), retireRoute(desk), terminateRoute(desk), buildRoute(desk), operationPagesRoute(desk), operateRoute(desk))
    .use(windowPagesRoute(desk), batchPagesRoute(desk), windowActsRoute(desk), batchActsRoute(desk), declareAgainRoute(desk))
    .use(cloudPlanRoute(desk), cloudPlanPageRoute(desk))
    .use(supervisionBoardRoute(desk), supervisionLeaderRoute(desk), supervisionAheadRoute(desk), supervisedSheetRoute(desk))
    .use(supervisedPagesRoute(desk), supervisedActsRoute(desk), steerSeveralRoute(desk), createSupervisedRoute(desk), importPlanRoute(desk))
    .use(requestRoute(desk), requestPagesRoute(desk))
    .use(forecastRoute(desk), explanationRoute(desk))
    .use(meetingPagesRoute(desk), conveneRoute(desk), meetingActsRoute(desk))
    .use(lettersRoute(desk, write))
    .use(evaluationPagesRoute(desk), listSystemsRoute(desk), evaluateRoute(desk), issueOpinionRoute(desk))
    .use(noticesRoute(desk, render), mailsRoute(desk, mailbox), clockRoute(desk), calendarRoute(desk), peopleRoute(desk, secret), handOverRoute(desk), substitutionsRoute(desk), officesRoute(desk), incidentsRoute(desk), verificationRoute(desk))
    .use(overlayRoute(desk), aheadRoute(desk), versionsRoute(desk))
    .use((_req, res) => sendProblem(res, 'not-found')); // an address of the api is never a page of the desk
}

const KEPT_OPEN_MS = 65_000; // longer than the proxies before us keep theirs, so that none sends into a closing connection

/** Listens; resolves when requests can come. */
export async function listen(app: Express, { host, port }: { host: string; port: number }): Promise<Server> {
  const server = createServer(app);
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = KEPT_OPEN_MS;
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, host, done));
  return server;
}
