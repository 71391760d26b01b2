import type { SettingDefinition } from './settings.rules.js';

/** A shorter name is too near to names that others give: HOME and HOST. */
const SHORTEST = 8;
const LONG = 12;
const SAME_BEGINNING = 3;

/**
 * A name that is nearly that of a setting is a setting that somebody meant: left alone, it would go on with the default and say
 * nothing. The same for a file in the place of a setting that is no secret.
 */
export function lookAlikes(
  definitions: Record<string, SettingDefinition>,
  environment: Record<string, string | undefined>,
): string[] {
  const files = Object.keys(definitions).filter((name) => definitions[name]!.kind === 'secret');
  const known = new Set([...Object.keys(definitions), ...files.map((name) => `${name}_FILE`)]);
  const names = [...known].filter((name) => name.length >= SHORTEST);
  return Object.keys(environment)
    .filter((name) => /^[A-Z_]+$/.test(name) && name.length >= SHORTEST && !known.has(name))
    .flatMap((name) => {
      const setting = name.replace(/_FILE$/, '');
      if (setting !== name && known.has(setting))
        return `${name} is no setting: ${setting} is no secret and stands in the environment itself`;
      // Whoever set the one that is meant did not mean it by the other.
      const meant = names.find((one) => !environment[one] && isNearly(name, one));
      return meant ? `${name} is no setting; ${meant} is` : [];
    });
}

/** One letter more, less, other or swapped; two in a long name. The beginning is right: SSL_CERT_FILE is a name of OpenSSL. */
const isNearly = (name: string, known: string): boolean =>
  name.slice(0, SAME_BEGINNING) === known.slice(0, SAME_BEGINNING) &&
  Math.abs(name.length - known.length) <= 2 &&
  distance(name, known) <= (known.length < LONG ? 1 : 2);

function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const isSwapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      here[at] = Math.min(
        last[at]! + 1,
        here[at - 1]! + 1,
        last[at - 1]! + (isSame ? 0 : 1),
        isSwapped ? before[at - 2]! + 1 : Infinity,
      );
    }
    [before, last] = [last, here];
  }
  return last.at(-1)!;
}
