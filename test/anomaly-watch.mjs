/**
 * Loaded before a program of the hub (--import): notes every point that it passes (docs/operations.md), and at the one that
 * it was told of kills the process, or lets it stand still. What runs is the product as it is.
 */
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { subscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';

const { folder, points } = JSON.parse(process.env.SCHAKEL_TEST_WATCH);
const order = join(folder, 'order');
const still = new Int32Array(new SharedArrayBuffer(4));
const LOOK_EVERY_MS = 20;

function orderNow() {
  try {
    return JSON.parse(readFileSync(order, 'utf8'));
  } catch {
    return undefined;
  }
}

function replaceOrder(next) {
  writeFileSync(`${order}.new`, JSON.stringify(next));
  renameSync(`${order}.new`, order);
}

function obey({ point, after, standStillMs }) {
  if (after > 0) return replaceOrder({ point, after: after - 1, standStillMs });
  // Whoever is started after this one is not told the same.
  rmSync(order);
  if (standStillMs === undefined) process.kill(process.pid, 'SIGKILL');
  const until = Date.now() + standStillMs;
  while (Date.now() < until && !existsSync(join(folder, 'go'))) Atomics.wait(still, 0, 0, LOOK_EVERY_MS);
}

for (const point of points)
  subscribe(`schakel:${point}`, ({ lane, count }) => {
    appendFileSync(join(folder, 'passed'), `${JSON.stringify({ point, lane, count, at: Date.now() })}\n`);
    const told = orderNow();
    if (told?.point === point) obey(told);
  });
