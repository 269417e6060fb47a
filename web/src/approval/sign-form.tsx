import { Button, Input } from 'antd';
import { useState } from 'react';
import type { MayDo, Recorded, UserTaskPage } from '../api/contract';
import { useAct } from '../api/use-act';
import { useMe } from '../app/me';
import { Options } from '../parts/options';
import { Outcome } from '../parts/outcome';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { offered, peopleOf } from './acts';
import { PersonPicker, type Picked } from './person-picker';

const PLACES = ['before', 'after', 'beside'] as const;

/** Where this step lets others sign beside who has it. */
export const placesOf = (may: readonly MayDo[]): (typeof PLACES)[number][] => PLACES.filter((place) => offered(may, `sign-${place}`)?.blocked === null);

type Props = { readonly page: UserTaskPage; readonly fold: () => void };

/** 加签: who signs too, when, and what it will do, before it is done. */
export function SignForm({ page, fold }: Props) {
  const { t } = useWords();
  const me = useMe();
  const places = placesOf(page.may);
  const [chosen, setWhere] = useState<(typeof PLACES)[number] | null>(null);
  const where = places.find((place) => place === chosen) ?? places[0] ?? 'beside';
  const draft = useDraft(`${me.id}:sign:${page.task.id}`, '');
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const sent = useAct<Recorded>(() => {
    draft.drop();
    fold();
  });
  const preview = offered(page.may, `sign-${where}`)?.outcome ?? null;
  const who = picked.map(({ name }) => name).join(t('comma'));
  const note = draft.value.trim();
  const submit = (): void => void sent.run({ method: 'POST', path: `user-tasks/${page.task.id}/signers`, body: { people: picked.map(({ id }) => id), where, ...(note !== '' && { note }) } });
  return (
    <form className="handing-form" onKeyDown={(event) => event.key === 'Escape' && fold()} onSubmit={(event) => {
      event.preventDefault();
      if (picked.length > 0) submit();
    }}>
      <Options name="sign" label={t('sign.where')} of={places.map((place) => [place, t(`sign.${place}.name`)] as const)} value={where} choose={setWhere} />
      <PersonPicker taskId={page.task.id} as="sign" many picked={picked} pick={setPicked} />
      <Input.TextArea rows={2} maxLength={1000} value={draft.value} placeholder={t('sign.note')} aria-label={t('sign.note')} data-testid="handing-words" onChange={(event) => draft.set(event.target.value)} />
      {preview && <Outcome title={t('outcome.title')} preview={preview} />}
      <p className="caption" data-testid="handing-effect">{t(`sign.${where}.effect`, { who: who || t('handing.whom') })}</p>
      {sent.refusal && <Refusal problem={sent.refusal} people={[...peopleOf(page), ...picked]} />}
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={sent.busy} disabled={picked.length === 0} data-testid="handing-submit">{t('sign.submit', { who })}</Button>
        <Button onClick={fold}>{t('fold')}</Button>
      </div>
    </form>
  );
}
