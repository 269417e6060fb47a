import type { FormFault } from '../policy/form';
import type { Pack, Service } from '../policy/pack';

/** Whole numbers by service: 'CS08' → 16. */
export type Quantities = Readonly<Record<string, number>>;
/** What is asked of each virtual host, and of services that belong to no host (003 A1). */
export type HostSheet = { readonly hosts: readonly { readonly name: string; readonly quantities: Quantities }[]; readonly separate?: Quantities | undefined };

/** The fourteen services that a declaration quantifies, in the catalogue's order. */
export const declaredServices = (pack: Pack): readonly Service[] => pack.services.filter(({ declared }) => declared);

/** What a sheet comes to, service by service; nothing is set off against anything else. */
export function totalsOf({ hosts, separate = {} }: HostSheet): Quantities {
  const totals: Record<string, number> = {};
  for (const quantities of [...hosts.map((host) => host.quantities), separate]) {
    for (const [service, quantity] of Object.entries(quantities)) totals[service] = (totals[service] ?? 0) + quantity;
  }
  return totals;
}

/** Everything that is wrong with a sheet whose shape is right, cell by cell: a service left blank is not a zero. */
export function faultsOfSheet(pack: Pack, sheet: HostSheet, at: string): FormFault[] {
  const services = declaredServices(pack).map(({ service }) => service);
  const names = sheet.hosts.map(({ name }) => name.trim());
  return [
    ...(sheet.hosts.length === 0 ? [{ pointer: `${at}/hosts`, says: 'must name at least one virtual host' }] : []),
    ...names.flatMap((name, i) => (names.indexOf(name) < i ? [{ pointer: `${at}/hosts/${i}/name`, says: `stands already as host ${names.indexOf(name) + 1}` }] : [])),
    ...sheet.hosts.flatMap(({ quantities }, i) => [
      ...services.filter((service) => quantities[service] === undefined && sheet.separate?.[service] === undefined).map((service) => ({ pointer: `${at}/hosts/${i}/quantities/${service}`, says: 'must have a quantity; 0 where none is needed' })),
      ...strangers(quantities, services).map((service) => ({ pointer: `${at}/hosts/${i}/quantities/${service}`, says: 'is none of the services that are declared' })),
    ]),
    ...strangers(sheet.separate ?? {}, services).map((service) => ({ pointer: `${at}/separate/${service}`, says: 'is none of the services that are declared' })),
    ...Object.entries(totalsOf(sheet)).filter(([, total]) => !Number.isSafeInteger(total)).map(([service]) => ({ pointer: `${at}/separate/${service}`, says: 'comes to more than can be counted' })),
  ];
}

const strangers = (quantities: Quantities, services: readonly string[]): string[] => Object.keys(quantities).filter((service) => !services.includes(service));
