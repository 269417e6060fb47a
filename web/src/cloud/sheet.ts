import type { CloudService, HostSheet } from '../api/contract';

export const EMPTY_SHEET: HostSheet = { hosts: [] };

/** What stands in a cell as it was written: full-width digits and thousands separators are read, nothing else is guessed. */
export function quantityOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,，\s]/g, '');
  return /^\d{1,10}$/.test(plain) ? Number(plain) : undefined;
}

export type Pasted = { readonly sheet: HostSheet; readonly read: number; readonly unread: readonly { readonly row: number; readonly text: string }[] };

/** Cells copied from a spreadsheet, put down from a cell on: a row for each service, a column for each host. What is no number is named and left out. */
export function pasted(sheet: HostSheet, text: string, at: { readonly services: readonly CloudService[]; readonly row: number; readonly host: number }): Pasted {
  const lines = text.replace(/\r/g, '').replace(/\n$/, '').split('\n').map((line) => line.split('\t'));
  const unread: { row: number; text: string }[] = [];
  let [next, read] = [sheet, 0];
  lines.forEach((cells, i) => cells.forEach((cell, j) => {
    const service = at.services[at.row + i]?.service;
    if (service === undefined || cell.trim() === '') return;
    const quantity = quantityOf(cell);
    if (quantity === undefined) unread.push({ row: at.row + i + 1, text: cell.trim() });
    else {
      next = put(next, { host: at.host + j, service, quantity });
      read += 1;
    }
  }));
  return { sheet: next, read, unread };
}

/** A sheet with one cell changed; hosts up to it come into being. */
export function put(sheet: HostSheet, { host, service, quantity }: { host: number; service: string; quantity: number | undefined }): HostSheet {
  const hosts = [...sheet.hosts];
  while (hosts.length <= host) hosts.push({ name: `主机${hosts.length + 1}`, quantities: {} });
  const changed = hosts[host];
  if (changed) hosts[host] = { ...changed, quantities: without(changed.quantities, service, quantity) };
  return { ...sheet, hosts };
}

function without(quantities: HostSheet['hosts'][number]['quantities'], service: string, quantity: number | undefined): HostSheet['hosts'][number]['quantities'] {
  const rest = Object.fromEntries(Object.entries(quantities).filter(([each]) => each !== service));
  return quantity === undefined ? rest : { ...rest, [service]: quantity };
}

/** What a service comes to over all hosts and what is declared separately. */
export const totalOf = ({ hosts, separate }: HostSheet, service: string): number => hosts.reduce((sum, { quantities }) => sum + (quantities[service] ?? 0), separate?.[service] ?? 0);

/** A sheet that takes no more of a service than this: what stands separately is taken away first, then from the last host backwards. */
export function reduced(sheet: HostSheet, service: string, to: number): HostSheet {
  let excess = totalOf(sheet, service) - to;
  const less = (has: number): number => {
    const taken = Math.min(has, Math.max(0, excess));
    excess -= taken;
    return has - taken;
  };
  const separate = sheet.separate?.[service] === undefined ? sheet.separate : { ...sheet.separate, [service]: less(sheet.separate[service]) };
  const hosts = [...sheet.hosts].reverse().map((host) => (host.quantities[service] === undefined ? host : { ...host, quantities: { ...host.quantities, [service]: less(host.quantities[service]) } })).reverse();
  return { ...sheet, hosts, ...(separate && { separate }) };
}

/** A quantity as people read it: 12,480. */
export const countOf = (n: number): string => n.toLocaleString('en-US');
