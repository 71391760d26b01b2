import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { passed, POINTS } from '#kernel';

describe('the points on the way', () => {
  it('are all in the page for who runs the hub, and it names no other', () => {
    const page = readFileSync('docs/operations.md', 'utf8');
    const section = page.slice(
      page.indexOf('### Points on the way'),
      page.indexOf('What happens when a process'),
    );
    const named = [
      ...section.matchAll(/`((?:accept|bell|file|withdraw|distribute|deliver|settle|lane|seal)\.\w+)`/g),
    ];
    expect(new Set(named.map((match) => match[1]))).toEqual(new Set(POINTS));
  });

  it('say a lane and a number to whoever listens, and nothing else', () => {
    const heard: unknown[] = [];
    const listener = (said: unknown): void => void heard.push(said);
    subscribe('schakel:lane.noted', listener);
    passed('lane.noted', 'balie-werkcentrum', 3);
    unsubscribe('schakel:lane.noted', listener);
    passed('lane.noted', 'balie-werkcentrum', 4);
    expect(heard).toEqual([{ lane: 'balie-werkcentrum', count: 3 }]);
  });
});

describe('what is promised of delivery', () => {
  it('names tests that are there', () => {
    const page = readFileSync('docs/delivery.md', 'utf8');
    const table = page.slice(page.indexOf('## What is promised, and what holds it'));
    const named = [...table.matchAll(/`((?:test|libs)\/[^`]+)`/g)].map(([, file]) => file!);
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });
});
