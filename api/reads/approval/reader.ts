import type { Actor } from '../../../domain/record/case';
import type { Reader } from '../../../db/reads/queue';
import type { Sight } from '../../../db/reads/sight';

/** Somebody at her desk, and where the pack in force wants other people than whoever has signed (职责分离). */
export const readerOf = ({ id }: Pick<Actor, 'id'>, { pack: { routes } }: Pick<Sight, 'pack'>): Reader => ({
  id,
  apart: routes.filter(({ differentPeople }) => differentPeople).map((route) => route.id),
  barred: routes.flatMap((route) => route.steps.flatMap((step) => (step.notBy ?? []).map((other) => `${route.id}~${step.id}~${other}`))),
});
