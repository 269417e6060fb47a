import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Me } from '../api/contract';
import { nameOf, problemOf } from '../api/problem';
import { readMe } from '../api/reads';
import { signedIn } from '../api/session';
import { KeysHelp } from '../parts/keys-help';
import { Bars, Shown, useWaiting } from '../parts/page';
import { useIsPhone } from '../parts/use-media';
import { Expired } from './expired';
import { SignedIn } from './me';
import { Navigation } from './navigation';
import { Strips } from './strips';
import { TopBar } from './top-bar';
import { useLive } from './use-live';

const SignInPage = lazy(() => import('../identity/sign-in-page').then(({ SignInPage: component }) => ({ default: component })));
const LOOK_AGAIN_MS = 15_000;

/** The frame of every page: who is signed in decides what it shows; whoever is not gets the sign-in, at the same address. */
export function Shell() {
  const me = useQuery({ ...readMe, refetchInterval: ({ state }) => (state.data ? LOOK_AGAIN_MS : false) });
  useEffect(() => {
    if (me.data) signedIn(me.data);
  }, [me.data]);
  const isOut = useIsOut(me);
  if (isOut) return <Suspense fallback={<Bars />}><SignInPage /></Suspense>;
  return <Shown of={me}>{(data) => <Frame me={data} readAt={me.dataUpdatedAt} />}</Shown>;
}

/** Whether nobody is signed in; asking again meanwhile must not take the form away that is being filled in. */
function useIsOut({ data, error }: { data: Me | undefined; error: unknown }): boolean {
  const [isOut, setIsOut] = useState(false);
  const now = data !== undefined ? false : isOut || (error !== null && nameOf(problemOf(error)) === 'not-signed-in');
  if (now !== isOut) setIsOut(now);
  return now;
}

function Frame({ me, readAt }: { me: Me; readAt: number }) {
  const isPhone = useIsPhone();
  const isDeciding = /^\/tasks\/./.test(useLocation().pathname);
  useLive();
  useWaiting(me.counts.todo);
  const signed = useMemo(() => ({ me, readAt }), [me, readAt]);
  return (
    <SignedIn value={signed}>
      <TopBar />
      <Strips />
      <Suspense fallback={<Bars />}><Outlet /></Suspense>
      {isPhone && !isDeciding && <Navigation className="phone-bar" />}
      <KeysHelp />
      <Expired />
    </SignedIn>
  );
}
