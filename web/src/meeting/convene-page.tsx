import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { MeetingConvened, MeetingOffers } from '../api/contract';
import { readMeetingOffers } from '../api/reads';
import { useAct } from '../api/use-act';
import { Group, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import '../styles/meeting.css';
import '../styles/project.css';

type Body = MeetingOffers['bodies'][number];

/** A meeting is called: whose, on what, when, with whom. */
export function ConvenePage() {
  const { t } = useWords();
  useTitle(t('meeting.convene'));
  const offers = useQuery({ ...readMeetingOffers, refetchOnWindowFocus: false });
  return (
    <main className="project">
      <header className="project-head"><p className="back"><Link to="/meetings">‹ {t('nav.meetings')}</Link></p><h1>{t('meeting.convene')}</h1></header>
      <Shown of={offers}>{(data) => <Choosing offers={data} />}</Shown>
    </main>
  );
}

/** A meeting is one body's: where several wait, one is chosen first. */
function Choosing({ offers }: { offers: MeetingOffers }) {
  const { t, say } = useWords();
  const { tasks: wanted } = useSearch({ from: '/meetings/new' });
  const [chosen, choose] = useState(offers.tasks.find(({ taskId }) => wanted?.includes(taskId))?.body ?? offers.bodies[0]?.body ?? '');
  const body = offers.bodies.find((each) => each.body === chosen);
  if (!body) return <p className="empty">{t('meeting.nothingToCall')}</p>;
  return (
    <>
      {offers.bodies.length > 1 && (
        <label className="inline-label">{t('meeting.body')}
          <select className="filter-choice" value={chosen} data-testid="convene-body" onChange={(event) => choose(event.target.value)}>{offers.bodies.map((each) => <option key={each.body} value={each.body}>{say(each.organ)} · {say(each.step)}</option>)}</select>
        </label>
      )}
      <Calling key={body.body} offers={offers} body={body} wanted={wanted ?? []} />
    </>
  );
}

const without = (list: readonly string[], id: string): string[] => (list.includes(id) ? list.filter((each) => each !== id) : [...list, id]);

function Calling({ offers, body, wanted }: { offers: MeetingOffers; body: Body; wanted: readonly string[] }) {
  const { t, say } = useWords();
  const tasks = offers.tasks.filter((each) => each.body === body.body);
  const [picked, pick] = useState<readonly string[]>(() => tasks.map(({ taskId }) => taskId).filter((id) => wanted.includes(id)));
  const [people, ask] = useState<readonly string[]>(() => body.members.filter(({ mine }) => mine).map(({ person }) => person));
  const [typed, type] = useState({ title: t('meeting.usualTitle', { organ: say(body.organ) }), heldOn: offers.today, place: '' });
  const navigate = useNavigate();
  const act = useAct<MeetingConvened>(({ meetingId }) => void navigate({ to: '/meetings/$id', params: { id: meetingId } }));
  const isReady = picked.length > 0 && people.length >= body.quorum && typed.title.trim() !== '' && typed.heldOn !== '';
  return (
    <form className="two-columns" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: 'review-meetings', body: { title: typed.title.trim(), heldOn: typed.heldOn, ...(typed.place.trim() === '' ? {} : { place: typed.place.trim() }), tasks: [...picked], attendees: [...people] } });
    }}>
      <div>
        <Group title={t('meeting.agenda', { n: picked.length })} note={say(body.step)} aside={<button type="button" className="link" data-testid="convene-all" onClick={() => pick(picked.length === tasks.length ? [] : tasks.slice(0, 30).map(({ taskId }) => taskId))}>{t('meeting.pickAll')}</button>}>
          <Tasks tasks={tasks} picked={picked} pick={(id) => pick(without(picked, id))} />
        </Group>
      </div>
      <aside>
        <Group title={t('meeting.when')}>
          <div className="meeting-fields">
            <label>{t('meeting.title')}<input value={typed.title} maxLength={120} data-testid="convene-title" onChange={(event) => type({ ...typed, title: event.target.value })} /></label>
            <label>{t('meeting.heldOn')}<input type="date" value={typed.heldOn} min={offers.today} data-testid="convene-day" onChange={(event) => type({ ...typed, heldOn: event.target.value })} /></label>
            <label>{t('meeting.place')}<input value={typed.place} maxLength={200} data-testid="convene-place" onChange={(event) => type({ ...typed, place: event.target.value })} /></label>
          </div>
        </Group>
        <Group title={t('meeting.attendees', { n: people.length })} note={t('meeting.rule', { quorum: body.quorum, share: body.needs.share, of: body.needs.of })}>
          <ul className="meeting-people">
            {body.members.map((each) => <li key={each.person}><label><input type="checkbox" checked={people.includes(each.person)} data-testid={`convene-person-${each.person}`} onChange={() => ask(without(people, each.person))} />{each.name}<span className="caption">{say(each.office)}</span></label></li>)}
          </ul>
        </Group>
        {act.refusal && <Refusal problem={act.refusal} />}
        <p className="caption">{t('meeting.chairIs', { chair: say(body.chair) })}</p>
        <button type="submit" className="button-link button-main" disabled={!isReady || act.busy} data-testid="convene-submit">{t('meeting.call', { n: picked.length })}</button>
      </aside>
    </form>
  );
}

function Tasks({ tasks, picked, pick }: { tasks: MeetingOffers['tasks']; picked: readonly string[]; pick: (id: string) => void }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <ul className="meeting-people">
      {tasks.map((task) => (
        <li key={task.taskId}>
          <label><input type="checkbox" checked={picked.includes(task.taskId)} data-testid={`convene-task-${task.processId}`} onChange={() => pick(task.taskId)} /><b>{task.title}</b><span className="caption">{task.number} {say(task.unit)} {task.amountFen !== null && format.money(task.amountFen)} {t('meeting.due', { at: format.due(task.dueAt) })}</span></label>
        </li>
      ))}
    </ul>
  );
}
