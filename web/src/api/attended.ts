const STILL_HERE_MS = 60_000;
let touchedAt = Date.now();

for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const) window.addEventListener(sign, () => { touchedAt = Date.now(); }, { capture: true, passive: true });

/** Whether somebody was at this page within the last minute. What the page reads by itself after that must not keep her session alive. */
export const isAttended = (): boolean => Date.now() - touchedAt < STILL_HERE_MS;
