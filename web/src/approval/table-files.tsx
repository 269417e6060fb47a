import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { MeetingOffers, Meeting, Problem, QueueRow } from '../api/contract';
import { problemOf } from '../api/problem';
import { readAgain, readMeetingOffers, readMeetings } from '../api/reads';
import { repeated } from '../api/use-act';
import { WhatNot } from '../parts/refusal';
import { useWords } from '../words/words';

const MOST = 30;
type Went = { readonly taskId: string; readonly problem: Problem | null };
type Tabled = { readonly meeting: Meeting; readonly rows: readonly Went[] };
export type Tabling = { readonly busy: boolean; readonly tabled: Tabled | null; readonly put: (meeting: Meeting, tasks: readonly string[]) => Promise<readonly string[]> };

/** Files put before a meeting one after the other, each by the act of the meeting's own page; answers which of them are on its agenda now. */
export function useTabling(): Tabling {
  const [tabled, set] = useState<Tabled | null>(null);
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  return {
    busy, tabled,
    put: async (meeting, tasks) => {
      setBusy(true);
      const rows: Went[] = [];
      for (const task of tasks) rows.push({ taskId: task, problem: await repeated({ method: 'POST', path: `review-meetings/${meeting.id}/items`, body: { task } }).then(() => null, problemOf) });
      set({ meeting, rows });
      setBusy(false);
      void readAgain(queries);
      return rows.flatMap(({ taskId, problem }) => (problem === null ? [taskId] : []));
    },
  };
}

/** In one sentence which meeting has how many of them, and why not the others. */
export function TabledOutcome({ tabled, titleOf }: { tabled: Tabled; titleOf: (id: string) => string }) {
  const { t } = useWords();
  const not = tabled.rows.filter(({ problem }) => problem !== null);
  return (
    <div className="filtered" role="status" data-testid="tabled-outcome">
      <span>{t('bulk.tabled', { count: tabled.rows.length - not.length })} <Link to="/meetings/$id" params={{ id: tabled.meeting.id }}>{tabled.meeting.title}</Link>{not.length > 0 && t('bulk.tabledNot', { count: not.length })}</span>
      {not.map(({ taskId, problem }) => <span key={taskId} className="row-problem">{titleOf(taskId)}{t('colon')}{problem && <WhatNot problem={problem} />}</span>)}
    </div>
  );
}

/** Those of the files that a meeting of hers may decide, thirty at most. */
export function useTableable(rows: readonly QueueRow[]): { readonly offers: MeetingOffers | undefined; readonly tasks: readonly string[] } {
  const offers = useQuery(readMeetingOffers).data;
  return { offers, tasks: rows.filter(({ id }) => offers?.tasks.some(({ taskId }) => taskId === id)).map(({ id }) => id).slice(0, MOST) };
}

const NEW = '';
type Props = { readonly tasks: readonly string[]; readonly left: number; readonly offers: MeetingOffers; readonly tabling: Tabling; readonly done: (tasks: readonly string[]) => void };

/** Before which meeting they are put: one that is called already, or a new one, which is called on its own page with these files ticked. */
export function TableFiles({ tasks, left, offers, tabling, done }: Props) {
  const { t } = useWords();
  const [chosen, choose] = useState(NEW);
  const meetings = useQuery(readMeetings).data?.rows.filter(({ state, organ }) => state === 'convened' && offers.bodies.some((body) => body.organ.zh === organ.zh)) ?? [];
  const navigate = useNavigate();
  const meeting = meetings.find(({ id }) => id === chosen);
  return (
    <form className="bulk-opinion" onSubmit={(event) => {
      event.preventDefault();
      if (meeting) void tabling.put(meeting, tasks).then(done);
      else void navigate({ to: '/meetings/new', search: { tasks: [...tasks] } });
    }}>
      <label className="inline-label">{t('bulk.tableWhich')}
        <select className="filter-choice" value={meeting?.id ?? NEW} data-testid="table-meeting" onChange={(event) => choose(event.target.value)}>
          <option value={NEW}>{t('bulk.tableNew')}</option>
          {meetings.map(({ id, title, heldOn }) => <option key={id} value={id}>{heldOn} {title}</option>)}
        </select>
      </label>
      {left > 0 && <p className="caption" data-testid="table-left">{t('bulk.tableLeft', { count: left })}</p>}
      <button type="submit" className="button-link button-main" disabled={tabling.busy} data-testid="table-submit">{t(meeting ? 'bulk.tableSubmit' : 'bulk.tableCall', { count: tasks.length })}</button>
    </form>
  );
}
