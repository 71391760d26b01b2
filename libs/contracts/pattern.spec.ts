import { describe, expect, it } from '@jest/globals';
import { slowPattern } from './pattern.rules.js';

describe('a pattern in a contract', () => {
  it.each([
    ['^(a+)+$'],
    ['^([a-z]+)*$'],
    ['^(a*)*$'],
    ['^(a|a)*$'],
    ['^(a|ab|b)*$'],
    ['^(x(a?|b?))*$'],
    ['^(\\w+\\s?)*$'],
    ['^([A-Za-z]+[a-z]*)+$'],
    ['^(?=(a+)+$).*$'],
    ['^(?:[a-z]{1,20}){1,20}$'],
    ['^((a|b)+c?)+$'],
    ['^(\\p{L}+)+$'],
  ])('%s is refused: one text would stop the hub', (pattern) => {
    expect(slowPattern(pattern)).toMatch(/too many ways/);
  });

  it.each([
    ['^[A-Z0-9-]+$'],
    ['^[a-z]+(-[a-z]+)*$'],
    ['^(/[A-Za-z]+)*$'],
    ['^(?:[0-9]{1,3}\\.){3}[0-9]{1,3}$'],
    ['^[1-9][0-9]{3} ?[A-Z]{2}$'],
    ['^(|[0-9]{2}-[0-9]{2}-[0-9]{4})$'],
    ['^(?!0000)[0-9]{4}(,[0-9]+)?$'],
    ['^\\d{1,2}(?:,\\d)?$'],
    ['^[\\]a)(]+$'],
    ['^\\p{L}[\\p{L} ]*$'],
    ['^(?<dag>[0-9]{2})-(?<maand>[0-9]{2})$'],
    [''],
  ])('%s is taken', (pattern) => {
    expect(slowPattern(pattern)).toBeUndefined();
  });

  it('is refused where it cannot be judged', () => {
    expect(slowPattern('^(a)\\1$')).toMatch(/refers back/);
    expect(slowPattern('^[0-9]{151}$')).toMatch(/150 signs/);
    expect(slowPattern('^((a{99}){99}){99}$')).toMatch(/150 signs/);
  });
});
