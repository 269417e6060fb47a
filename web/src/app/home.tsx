import { Navigate } from '@tanstack/react-router';
import { useMe } from './me';
import { PLACES } from './places';

/** Leads to the first place that the person may go to. */
export function Home() {
  const [first] = useMe().navigation;
  return <Navigate to={first ? PLACES[first] : '/tasks'} replace />;
}
