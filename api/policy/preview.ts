import type { z } from 'zod';
import type { MovePreview as Preview } from '../../domain/policy/move-case';
import type { Pack, Route, Words } from '../../domain/policy/pack';
import type { MovePreview } from '../contract/policy';
import { iso } from '../reads/view';
import { waitName } from '../reads/words';

type Packs = { readonly from: Pack; readonly to: Pack };

/** What moving a case would change, each step and wait by its name as the new version has it, or the old one where it goes. */
export function previewView({ steps, deadlines, changes, ...between }: Preview, packs: Packs): z.infer<typeof MovePreview> {
  return {
    ...between, changes: [...changes],
    steps: steps.map((each) => ({ ...each, name: stepIn(packs, each) ?? named(each.step) })),
    deadlines: deadlines.map(({ of, from, to }) => ({ of, name: clockName(packs, of), from: iso(from), to: iso(to) })),
  };
}

const named = (id: string): Words => ({ zh: id, en: id });
const stepOf = ({ routes }: Pack, route: string, step: string): Route['steps'][number] | undefined => routes.find(({ id }) => id === route)?.steps.find(({ id }) => id === step);
const stepIn = ({ from, to }: Packs, { route, step }: { readonly route: string; readonly step: string }): Words | undefined => (stepOf(to, route, step) ?? stepOf(from, route, step))?.name;

/** A clock runs for a step of a round (`route.round.step`), or for something that is awaited (`what.nth`). */
function clockName(packs: Packs, of: string): Words {
  const [first = '', , step] = of.split('.');
  return (step === undefined ? undefined : stepIn(packs, { route: first, step })) ?? waitName(packs.to, first);
}
