import { useCallback, useLayoutEffect, useRef } from 'react';

/** A deed that keeps its identity and always does what the component last said, so that whoever is given it need not be drawn again. */
export const useSteady = <A extends readonly unknown[], R>(
  deed: (...args: A) => R,
): ((...args: A) => R) => {
  const latest = useRef(deed);
  useLayoutEffect(() => {
    latest.current = deed;
  });
  return useCallback((...args: A): R => latest.current(...args), []);
};
