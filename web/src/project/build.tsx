import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNow } from '../app/me';
import type { ProjectPage, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { Glyph } from '../parts/glyph';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { dayOf } from '../words/format';
import { useWords } from '../words/words';

/** The build's milestones in their order: those reached with their day, the next one to be registered, those ahead. */
export function Build({ page }: { page: ProjectPage }) {
  const { t, say } = useWords();
  const { milestones, next } = page.life;
  const reached = milestones.filter(({ on }) => on !== null).length;
  return (
    <Group title={t('build.title')} note={t('build.reached', { done: reached, of: milestones.length })}>
      <ol className="milestones">
        {milestones.map((milestone) => (
          <li key={milestone.id} className={milestone.on !== null ? 'done' : milestone.id === next ? 'next' : 'ahead'} data-testid={`milestone-${milestone.id}`}>
            <span className="milestone-name"><Glyph name={milestone.on === null ? 'ring' : 'done'} />{say(milestone.name)}</span><span className="cell-quiet">{milestone.on ?? (milestone.id === next ? t('build.next') : t('build.ahead'))}</span>
          </li>
        ))}
      </ol>
      {next !== null && offered(page.may, 'reach') && <Reach key={next} page={page} milestone={next} />}
    </Group>
  );
}

function Reach({ page, milestone }: { page: ProjectPage; milestone: string }) {
  const { t, say } = useWords();
  const today = dayOf(useNow());
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const act = useAct<Recorded>();
  const named = page.life.milestones.find(({ id }) => id === milestone);
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: `projects/${page.project.id}/milestones`, body: { milestone, on, ...(note.trim() !== '' && { note: note.trim() }) } });
    }}>
      <label className="inline-label">{t('build.on')}<Input type="date" className="input-short" max={today} value={on} data-testid="milestone-on" onChange={(event) => setOn(event.target.value)} /></label>
      <Input.TextArea rows={1} maxLength={1000} value={note} placeholder={t('build.note')} aria-label={t('build.note')} data-testid="milestone-note" onChange={(event) => setNote(event.target.value)} />
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={on === ''} data-testid="milestone-submit">{t('build.submit', { name: named ? say(named.name) : '' })}</Button></div>
    </form>
  );
}
