import { packFiles } from '../domain/policy/shipped-pack';
import type { Docket } from './docket';

/** A file of the release as an administrator would change it; each place that is changed has to be there. */
export function changed(path: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  const text = packFiles('shanghai').find((file) => file.path === path)?.text ?? '';
  return changes.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`${path} does not say ${from}`);
    return now.replace(from, to);
  }, text);
}

/** One administrator drafts these files, another publishes them: they are in force from then on. Answers the version that now is. */
export async function publishOverlay(docket: Docket, files: Readonly<Record<string, string>>): Promise<string> {
  const [chusan, yanan] = [await docket.as('chusan'), await docket.as('yanan')];
  for (const [path, text] of Object.entries(files)) {
    const { version } = await chusan.get<{ version: string }>(`/policy/overlay/file?path=${encodeURIComponent(path)}`);
    await chusan.act(`draft ${path} over ${version}`, 'POST', '/policy/overlay/drafts', { path, text, version });
  }
  const { seen, faults } = await yanan.get<{ seen: string; faults: object[] }>('/policy/overlay');
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return (await yanan.act<{ pack: string }>(`publish ${seen}`, 'POST', '/policy/overlay/publication', { seen, reason: '本市自定' })).pack;
}
