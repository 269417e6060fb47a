import type { ProjectRow, WindowRow } from '../record/case';
import type { Declared } from './gates';

/** What the rules read of a project that is on record. */
export const declaredOf = (project: ProjectRow, window: WindowRow | null): Declared => ({
  window,
  id: project.id, kind: project.kind, channel: project.channel, year: project.year, amountFen: project.amountFen,
  attachmentKinds: project.attachments.map(({ kind }) => kind), declaredAt: project.declaredAt, original: project.original, cloud: project.cloud, cloudState: project.cloudState, themes: project.themes, preOpinion: project.preOpinion,
});
