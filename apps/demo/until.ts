/** Waits until something that the hub does by itself has happened. */
export async function until(
  what: string,
  happened: () => boolean | Promise<boolean>,
  limitMs = 60_000,
): Promise<void> {
  const giveUp = Date.now() + limitMs;
  while (!(await happened())) {
    if (Date.now() > giveUp) throw new Error(`did not happen in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
