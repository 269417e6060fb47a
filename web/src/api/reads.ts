import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Agenda, Batches, BatchPage, CalendarChanges, CasesUnder, CloudPlanPage, Clock, DecisionPage, DraftPage, Evaluation, Evaluations, Explanation, Forecast, Incidents, LetterPage, Letters, MailHabits, MayDo, Mine, MineCounts, MineList, MovePreview, Mails, Me, MeetingOffers, MeetingPage, Meetings, Notices, OfficeChanges, Overlay, OverlayFile, TasksAhead, Versions, People, PeopleFor, Phrases, ProjectPage, Projects, Queue, RequestKinds, RequestPage, SavedViews, SearchHits, SignInPage, SupervisedPage, SupervisedTasks, SupervisionAhead, SupervisionBoard, SupervisionLeader, SupervisionMonth, Systems, Units, UserTaskPage, WindowPage, Windows, Workbench, YearPage, HandOverPage, Substitutions, SubstitutionsOf } from './contract';
import { read } from './request';

const SETTLING_MS = 500;
const PRINTING_MS = 5_000;

const one = <T>(path: string) => queryOptions({ queryKey: ['api', path], queryFn: ({ signal }) => read<T>(path, signal) });

/** A page that is asked again twice a second while its process is still moving. */
const following = <T extends { readonly moving: boolean }>(path: string) => queryOptions({
  queryKey: ['api', path],
  queryFn: ({ signal }) => read<T>(path, signal),
  refetchInterval: ({ state }) => (state.data?.moving ? SETTLING_MS : false),
});

const pages = <T extends { readonly next: string | null }>(path: string) => infiniteQueryOptions({
  queryKey: ['api', path],
  queryFn: ({ pageParam, signal }) => read<T>(pageParam === '' ? path : `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(pageParam)}`, signal),
  initialPageParam: '',
  getNextPageParam: (last) => last.next ?? undefined,
});

export const readSignIn = one<SignInPage>('sign-in');
export const readMe = one<Me>('me');
export const readMailHabits = one<MailHabits>('me/mailing');
export const readWorkbench = one<Workbench>('workbench');
export const readPhrases = one<Phrases>('phrases');
export const readUnits = queryOptions({ ...one<Units>('units'), staleTime: Infinity });
export const readQueue = (query: string) => pages<Queue>(`user-tasks?${query}`);
export const readViews = (list: 'tasks' | 'supervision') => one<SavedViews>(`saved-views?list=${list}`);
export const readSearch = (text: string) => one<SearchHits>(`search?text=${encodeURIComponent(text)}`);
export const readMine = (view: MineList) => pages<Mine>(`my-processes?view=${view}`);
export const readMineCounts = one<MineCounts>('my-processes/counts');
export const readUserTask = (id: string) => following<UserTaskPage>(`user-tasks/${id}`);
/** What the very decision of this query would bring. */
export const readDecisionTried = (taskId: string, query: string) => one<MayDo>(`user-tasks/${taskId}/decision/preview?${query}`);
export const readPeopleFor = (taskId: string, as: string) => one<PeopleFor>(`user-tasks/${taskId}/people?for=${as}`);
/** Where a file of a remark is fetched. */
export const remarkFileAt = (taskId: string, hash: string): string => `/api/user-tasks/${taskId}/remark-files/${hash}`;
export const readDecision = (processId: string, seq: string) => following<DecisionPage>(`decisions/${processId}/${seq}`);
export const readForecast = (processId: string) => following<Forecast>(`processes/${processId}/forecast`);
export const readExplanation = (taskId: string) => one<Explanation>(`user-tasks/${taskId}/explanation`);
export const readProjects = pages<Projects>('projects');
export const readProject = (id: string) => following<ProjectPage>(`projects/${id}`);
export const readRequest = (id: string) => following<RequestPage>(`requests/${id}`);
export const readMeetings = one<Meetings>('review-meetings');
export const readMeetingOffers = one<MeetingOffers>('review-meetings/offers');
export const readMeeting = (id: string) => following<MeetingPage>(`review-meetings/${id}`);
export const readYear = (id: string) => following<YearPage>(`operation-years/${id}`);
export const readCloudPlan = (id: string) => following<CloudPlanPage>(`projects/${id}/cloud-plan`);
export const readDraft = (id: string) => one<DraftPage>(`projects/${id}/draft`);
export const readWindows = one<Windows>('declaration-windows');
export const readWindow = (id: string) => following<WindowPage>(`declaration-windows/${id}`);
export const readBatches = one<Batches>('declaration-batches');
export const readBatch = (id: string) => following<BatchPage>(`declaration-batches/${id}`);
export const readBoard = one<SupervisionBoard>('supervision-board');
export const readLeader = one<SupervisionLeader>('supervision-board/leader');
export const readMonth = (query: string) => one<SupervisionMonth>(`supervision-board/month?${query}`);
export const readAhead = (query: string) => one<SupervisionAhead>(`supervision-board/ahead?${query}`);
export const readSupervision = (query: string) => pages<SupervisedTasks>(query === '' ? 'supervised-tasks' : `supervised-tasks?${query}`);
export const readSupervised = (id: string) => following<SupervisedPage>(`supervised-tasks/${id}`);
export const readEvaluations = pages<Evaluations>('evaluations');
export const readEvaluation = (id: string) => following<Evaluation>(`evaluations/${id}`);
export const readSystems = one<Systems>('systems');
export const readNotices = pages<Notices>('notices');
export const readLetters = pages<Letters>('letters');
export const readLetter = (id: string) => queryOptions({ ...one<LetterPage>(`letters/${encodeURIComponent(id)}`), refetchInterval: ({ state }) => (state.data?.pdf.state === 'waiting' ? PRINTING_MS : false) });
export const readMails = one<Mails>('mails');
export const readClock = one<Clock>('clock');
export const readAgenda = (until: string) => one<Agenda>(`clock/agenda?until=${encodeURIComponent(until)}`);
export const readCalendarChanges = one<CalendarChanges>('calendar-changes');
export const readOfficeChanges = one<OfficeChanges>('office-changes');
export const readPeople = (find: string) => pages<People>(`people?find=${encodeURIComponent(find)}`);
export const readHandOver = (id: string) => one<HandOverPage>(`people/${encodeURIComponent(id)}/hand-over`);
export const readSubstitutionsOf = (id: string) => one<SubstitutionsOf>(`people/${encodeURIComponent(id)}/substitutions`);
export const readSubstitutions = one<Substitutions>('me/substitutions');
export const readVersions = one<Versions>('policy/versions');
export const readCasesUnder = (hash: string, kind: string) => one<CasesUnder>(`policy/versions/${hash}/cases?kind=${kind}`);
export const readMovePreview = (id: string, to: string) => one<MovePreview>(`processes/${id}/version/preview?to=${to}`);
export const readTasksAhead = one<TasksAhead>('operations/ahead?days=7');
export const readOverlay = one<Overlay>('policy/overlay');
export const readOverlayFile = (path: string) => one<OverlayFile>(`policy/overlay/file?path=${encodeURIComponent(path)}`);
export const readRequestKinds = (projectId: string) => one<RequestKinds>(`projects/${projectId}/request-kinds`);
export const readIncidents = one<Incidents>('incidents');

/** Where a letter is as a page of its own, and as it was printed. */
export const letterAt = (id: string, as: 'html' | 'pdf'): string => `/api/letters/${encodeURIComponent(id)}/${as}`;

/** Where the bytes of an attachment are. */
export const contentOf = (attachmentId: string): string => `/api/attachments/${attachmentId}/content`;

const OF_QUEUE = /^(me$|workbench$|user-tasks(\?|$)|saved-views|my-processes)/;

/** The lists of what waits are read again, and the counts above them; the page that is open is not. */
export const listsAgain = (queries: QueryClient): Promise<void> => queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => typeof path === 'string' && OF_QUEUE.test(path) });

/** Everything shown is read again: an act may have changed any of it. */
export const readAgain = (queries: QueryClient): Promise<void> => queries.invalidateQueries({ queryKey: ['api'] });
