import { createContext, useContext, useEffect, useState } from 'react';
import type { Me } from '../api/contract';

type Signed = { readonly me: Me; readonly readAt: number };

export const SignedIn = createContext<Signed | null>(null);

function useSigned(): Signed {
  const signed = useContext(SignedIn);
  if (!signed) throw new Error('a page of the desk is drawn for a signed-in person');
  return signed;
}

/** Who is signed in. */
export const useMe = (): Me => useSigned().me;

const businessNow = ({ me, readAt }: Signed): number => Date.parse(me.now) + (Date.now() - readAt);

/** The business time, read by the server and carried on for as long as the page is shown. */
export function useNow(): number {
  const signed = useSigned();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 10_000);
    return () => clearInterval(timer);
  }, []);
  return businessNow(signed);
}

/** What the business time was at a moment of this machine. */
export function useBusinessTimeOf(): (machineMs: number) => number {
  const { me, readAt } = useSigned();
  return (machineMs) => Date.parse(me.now) + (machineMs - readAt);
}
