const TRIES = 3;

/** Two that wait for each other are a matter of chance: the one that gave way goes again. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left <= 1 || (error as { code?: string }).code !== '40P01') throw error;
    }
  }
}
