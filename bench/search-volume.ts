import pg from 'pg';
import { vectorOf } from '../db/search/lexemes';

/** Every so many projects have another matter in their title. */
const MATTERS = ['排水监测', '市民热线', '地铁客流', '危化品监管', '电子证照', '河道水质', '住宅维修', '桥梁检测', '垃圾分类', '医保结算', '社区养老', '应急指挥', '道路照明', '不动产登记', '校园安全', '城市网格', '园林绿化', '燃气管网', '档案数字化', '公积金'];

/**
 * Gives the open projects of a volume, set-wise and past the record, what they would be found by: titles of twenty matters, the words of each made by the
 * product's own code and joined with those of the row's number.
 */
export async function addSearchVolume(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set session_replication_role = replica`);
  const titles = MATTERS.map((matter) => `体量项目${matter}平台`);
  await client.query(`create temporary table matter as select n, title, words::tsvector as words from unnest($1::text[], $2::text[]) with ordinality as m (title, words, n)`, [titles, titles.map((title) => vectorOf(title))]);
  const missing = `p.id like 'v%' and not exists (select from search_entry e where e.process_id = p.id)`;
  await client.query(`update process p set title = m.title || ' ' || substr(p.id, 2) from matter m where m.n = 1 + substr(p.id, 2)::int % ${MATTERS.length} and ${missing}`);
  await client.query(`insert into search_entry (process_id, kind, opened_at, title, number, seen_by)
    select p.id, p.kind, p.opened_at - (substr(p.id, 2)::int % 1000) * interval '1 hour', m.words || array_to_tsvector(array[substr(p.id, 2)]), array_to_tsvector(array['v', substr(p.id, 2)::int::text]),
      array_to_tsvector(array['@project.view/all', '@project.view/unit:sh-zjw-xxb', '@project.view/department:sh-zjw', '@o:sh-zjw-xxb', '@o:sh-zjw', '@project.view/key:' || t.key])
    from process p join user_task t on t.process_id = p.id join matter m on m.n = 1 + substr(p.id, 2)::int % ${MATTERS.length} where ${missing}`);
  for (const table of ['search_entry', 'process']) await client.query(`vacuum (analyze) ${table}`);
  await client.end();
}
