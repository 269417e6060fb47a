import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Place } from '../api/contract';
import { useKeys } from '../parts/use-keys';
import { useMe } from './me';
import { PLACES } from './places';

const ARMED_MS = 1500;

/** G and then a letter leads to a place, where this person may go there. */
export function useGoKeys(): void {
  const { navigation } = useMe();
  const navigate = useNavigate();
  const armedAt = useRef(-ARMED_MS);
  const go = (place: Place) => (): boolean => {
    if (performance.now() - armedAt.current > ARMED_MS || !navigation.includes(place)) return false;
    armedAt.current = -ARMED_MS;
    void navigate({ to: PLACES[place] });
    return true;
  };
  useKeys({ G: () => { armedAt.current = performance.now(); }, W: go('workbench'), T: go('tasks'), P: go('projects'), S: go('supervision') });
}
