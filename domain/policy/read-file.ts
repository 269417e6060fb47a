import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import { FILES, SECTIONS, type Fault, type Found, type PackFile, type Path, type Section } from './parts';

export type FileReading = { readonly found: readonly Found[]; readonly faults: readonly Fault[] };
type Opened = { readonly file: string; readonly doc: Document.Parsed; readonly lines: LineCounter };

/** Takes one file of a pack apart into its items, each knowing its line. What is not YAML, or no part of a pack, is a fault. */
export function readFile({ path, text }: PackFile): FileReading {
  const kind = FILES.find((each) => each.path.test(path));
  if (!kind) return { found: [], faults: [{ file: path, line: 1, says: 'is no part of a pack' }] };
  if (kind.page !== undefined) return { found: [pageAt(path, text, kind.page)], faults: [] };
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  const [broken] = [...doc.errors, ...doc.warnings];
  if (broken) return { found: [], faults: [{ file: path, line: lines.linePos(broken.pos[0]).line, says: (broken.message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '') }] };
  const opened = { file: path, doc, lines };
  const entangled = whyEntangled(doc);
  if (entangled !== undefined) return { found: [], faults: [{ file: path, line: 1, says: entangled }] };
  return kind.item === undefined ? listsOf(opened, kind.lists ?? []) : { found: [foundAt(opened, kind.item, { raw: doc.toJS(), path: [] })], faults: [] };
}

/** Anchors that stand for one another without end are no data. */
function whyEntangled(doc: Document.Parsed): string | undefined {
  try {
    doc.toJS();
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** A page of words has no lines of data: it is named by its file, and a fault in it stands at its head. */
function pageAt(path: string, body: string, section: Section): Found {
  const name = path.replace(/^.*\//, '').replace(/\.html\.hbs$/, '');
  return { section, id: name, raw: { name, body }, fault: (says) => ({ file: path, line: 1, says }) };
}

function listsOf(opened: Opened, sections: readonly Section[]): FileReading {
  const raw: unknown = opened.doc.toJS();
  if (!isRecord(raw)) return { found: [], faults: [faultAt(opened, [], `holds no ${sections.join(', ')}`)] };
  const strange = Object.keys(raw).filter((key) => !sections.some((section) => section === key));
  const faults = strange.map((key) => faultAt(opened, [key], `${key} does not belong here`));
  return { found: sections.flatMap((section) => entriesOf(opened, section, raw[section])), faults };
}

/** Settings are named by their keys; every other list is a sequence. */
function entriesOf(opened: Opened, section: Section, raw: unknown): Found[] {
  if (Array.isArray(raw)) return raw.map((each: unknown, i) => foundAt(opened, section, { raw: each, path: [section, i] }));
  if (!isRecord(raw)) return [];
  return Object.entries(raw).map(([name, each]) => foundAt(opened, section, { raw: each, path: [section, name], id: name }));
}

function foundAt(opened: Opened, section: Section, { raw, path, id }: { raw: unknown; path: Path; id?: string }): Found {
  const named = isRecord(raw) ? raw[SECTIONS[section].id] : undefined;
  return { section, id: id ?? (typeof named === 'string' ? named : undefined), raw, fault: (says, ...deeper) => faultAt(opened, [...path, ...deeper], says) };
}

const faultAt = (opened: Opened, path: Path, says: string): Fault => ({ file: opened.file, line: lineOf(opened, path), says });

/** The line of what stands at a path; of what is missing, the line of what it is missing from. */
function lineOf(opened: Opened, path: Path): number {
  const node: unknown = path.length === 0 ? opened.doc.contents : opened.doc.getIn(path, true);
  if (isNode(node) && node.range) return opened.lines.linePos(node.range[0]).line;
  return path.length === 0 ? 1 : lineOf(opened, path.slice(0, -1));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
