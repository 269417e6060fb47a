import { Link } from '@tanstack/react-router';
import type { Workbench } from '../api/contract';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';

const MOST_BLOCKS = 12;
const isWeekend = (on: string): boolean => [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay());

type Day = Workbench['load'][number];

/** How much falls due on each of the coming ten working days: one block a file, days off between them hatched. It answers whether more can be taken on. */
export function LoadStrip({ load, late }: { load: readonly Day[]; late: number }) {
  const { t } = useWords();
  return (
    <ol className="load" aria-label={t('workbench.load')}>
      {late > 0 && <li className="load-day load-late"><Link to="/tasks" search={{ view: 'todo', due: 'late' }}><span className="load-on">{t('queue.group.late')}</span><Blocks due={late} /></Link></li>}
      {load.map((day, n) => <StripDay key={day.on} day={day} isToday={n === 0} />)}
    </ol>
  );
}

function StripDay({ day, isToday }: { day: Day; isToday: boolean }) {
  const { t } = useWords();
  const { on, due, works } = day;
  if (!works && due === 0 && !isToday) return <li className="load-off" aria-hidden="true"><span>{t('workbench.off')}</span></li>;
  const search = isToday ? ({ view: 'todo', due: 'today' } as const) : ({ view: 'todo', from: on, to: on } as const);
  return (
    <li className={`load-day ${isToday ? 'load-today' : ''} ${works ? '' : 'load-free'}`} data-on={on} data-count={due}>
      {due === 0 ? <span className="load-cell"><DayName day={day} isToday={isToday} /><Blocks due={0} /></span> : <Link to="/tasks" search={search} className="load-cell"><DayName day={day} isToday={isToday} /><Blocks due={due} /></Link>}
    </li>
  );
}

function DayName({ day: { on, works }, isToday }: { day: Day; isToday: boolean }) {
  const { t } = useWords();
  const format = useFormat();
  return <span className="load-on">{isToday ? t('queue.group.today') : `${Number(on.slice(8))} ${format.weekday(`${on}T04:00:00Z`)}`}{works && isWeekend(on) && <b className="load-makeup">{t('workbench.makeup')}</b>}</span>;
}

/** A block for each file up to a dozen, and the number beside them. */
function Blocks({ due }: { due: number }) {
  const { t } = useWords();
  return (
    <span className="load-blocks">
      <span className="load-count">{due > 999 ? '999+' : due}<span className="unseen">{t('workbench.due')}</span></span>
      <span className="load-bar" aria-hidden="true">{Array.from({ length: Math.min(due, MOST_BLOCKS) }, (_, n) => <i key={n} />)}</span>
    </span>
  );
}
