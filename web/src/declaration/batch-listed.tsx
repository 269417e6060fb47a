import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readBatch } from '../api/reads';
import { Group, Shown } from '../parts/page';
import { useWords } from '../words/words';
import { BatchRows } from './batch-rows';
import type { Ranking } from './use-ranking';
import '../styles/declaration.css';

const FIXED: Ranking = { order: [], canRank: false, said: '', move: () => {}, undo: () => {}, canUndo: false, refusal: null };

/** What the desk has before it when it accepts a batch: the projects in the department's order, with what each still lacks. */
export function BatchListed({ id }: { id: string }) {
  const { t } = useWords();
  const page = useQuery(readBatch(id));
  return <Group title={t('batch.file')} aside={<Link to="/batches/$id" params={{ id }}>{t('batch.whole')}</Link>}><Shown of={page}>{(data) => <BatchRows page={data} ranking={FIXED} />}</Shown></Group>;
}
