const NO_PROGRESS_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** Waits until so many are there; throws when none has come for a minute. */
export async function untilArrived(count: () => Promise<number>, wanted: number): Promise<void> {
  let arrived = 0;
  let movedAt = Date.now();
  for (;;) {
    const now = await count();
    if (now >= wanted) return;
    if (now > arrived) movedAt = Date.now();
    if (Date.now() - movedAt > NO_PROGRESS_MS) throw new Error(`only ${now} of ${wanted} deliveries arrived`);
    arrived = now;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
