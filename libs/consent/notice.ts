import { createTimeline, type ConfigVersion } from '#storage';
import { LANGUAGES, type Language } from './explain.rules.js';

/** A text with which somebody is informed or asked, in one exact version. */
export interface Notice {
  /** `key@version`. */
  ref: string;
  key: string;
  /** SHA-256 over its canonical JSON, as it was put in force. */
  hash: string;
  title: Record<Language, string>;
  text: Record<Language, string>;
}

export interface Notices {
  inForce(key: string, moment: Date): Notice | undefined;
  /** By its exact version, also when another has taken its place. */
  byRef(ref: string): Notice | undefined;
}

const noticeOf = ({ key, version, contentHash, content }: ConfigVersion): Notice => ({
  ref: `${key}@${version}`,
  key,
  hash: contentHash,
  ...(content as Pick<Notice, 'title' | 'text'>),
});

export function noticesOf(versions: ConfigVersion[]): Notices {
  const all = versions.filter(({ kind }) => kind === 'notice');
  const byRef = new Map(all.map((version) => [`${version.key}@${version.version}`, noticeOf(version)]));
  const timeline = createTimeline(all, (inForce) => new Map(inForce.map((one) => [one.key, noticeOf(one)])));
  return {
    inForce: (key, moment) => timeline.at(moment).get(key),
    byRef: (ref) => byRef.get(ref),
  };
}

/** The notice that somebody names, as `key` (the one in force) or `key@version`. */
export const noticeNamed = (notices: Notices, name: string, moment: Date): Notice | undefined =>
  name.includes('@') ? notices.byRef(name) : notices.inForce(name, moment);

export const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);
