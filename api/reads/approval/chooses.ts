import type { z } from 'zod';
import { seatOf } from '../../../domain/approval/vote';
import type { Pack } from '../../../domain/policy/pack';
import type { TaskRow } from '../../../domain/record/case';
import type { UserTaskPage } from '../../contract/approval';
import type { MayDo } from '../../contract/common';

type May = z.infer<typeof MayDo>;
type Seat = { readonly seat: string; readonly people: readonly string[] };

/** The seats that some word of hers would open, and that she has to name somebody for. */
export function seatsToChoose(acts: readonly May[]): readonly Seat[] {
  const asking = acts.find(({ blocked }) => blocked?.type.endsWith('/choose-next'));
  return (asking?.blocked?.params?.['seats'] ?? []) as readonly Seat[];
}

/** The same seats with the steps that they belong to, and with people's names. */
export function choosesView(acts: readonly May[], { route }: Pick<TaskRow, 'route'>, { pack, names }: { readonly pack: Pack; readonly names: ReadonlyMap<string, string> }): z.infer<typeof UserTaskPage>['chooses'] {
  const steps = pack.routes.find(({ id }) => id === route)?.steps ?? [];
  return seatsToChoose(acts).map(({ seat, people }) => ({
    seat, step: steps.find(({ seats }) => seats.some(({ id }) => id === seatOf(seat)))?.name ?? { zh: seat, en: seat }, people: people.map((id) => ({ id, name: names.get(id) ?? id })),
  }));
}
