import { Refusal, type Visitor } from './client';

type Window = { readonly id: string; readonly opened: boolean };
type Batch = { readonly rows: readonly { readonly projectId: string; readonly state: string }[]; readonly taskId: string | null };

/** The administrator opens a window, unless it stands open. */
export async function openWindow(admin: Visitor, of: { readonly channel: string; readonly year: number; readonly lastDay?: string }): Promise<void> {
  const { rows } = await admin.get<{ rows: readonly Window[] }>('/declaration-windows');
  if (rows.some(({ id, opened }) => opened && id.endsWith(`.${of.channel}.${of.year}`))) return;
  await admin.act(`open ${of.channel} ${of.year}`, 'POST', '/declaration-windows', of);
}

/** A department ranks whatever it has confirmed, in the order in which it stands, and sends its batch. */
export async function sendBatch(dept: Visitor, id: string, name: string): Promise<void> {
  const { rows } = await dept.get<Batch>(`/declaration-batches/${id}`);
  const order = rows.filter(({ state }) => state === 'new' || state === 'submitted').map(({ projectId }) => projectId);
  await dept.act(`${name} ranked`, 'POST', `/declaration-batches/${id}/ranking`, { order }).catch(unlessSent);
  await dept.act(`${name} sent`, 'POST', `/declaration-batches/${id}/submission`).catch(unlessSent);
}

/** What was sent before a kill stays sent: its command was carried out, or there is nothing left to send. */
function unlessSent(no: unknown): void {
  if (!(no instanceof Refusal) || !['/problems/batch-already-submitted', '/problems/command-id-reused'].includes(no.type)) throw no;
}

/** The desk accepts a batch that waits for it. */
export async function acceptBatch(desk: Visitor, id: string, name: string): Promise<void> {
  const { taskId } = await desk.get<Batch>(`/declaration-batches/${id}`);
  if (taskId !== null) await desk.act(`${name} accepted`, 'POST', `/user-tasks/${taskId}/decision`, { outcome: 'agree', opinion: '材料齐全，予以受理。' });
}
