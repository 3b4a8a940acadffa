/* The screen stays awake while somebody talks, where the browser allows it. */

/** Begins at once; what is returned ends it. */
export function keepAwake() {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let over = false;
  const ask = async () => {
    if (document.hidden || over) return; // a hidden page loses its lock, and asks anew when seen
    try {
      lock = (await navigator.wakeLock?.request("screen")) ?? null;
      if (over) lock?.release();
    } catch {
      // refused, or the battery is low
    }
  };
  document.addEventListener("visibilitychange", ask);
  ask();
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", ask);
    lock?.release().catch(() => {});
  };
}
