import { describe, expect, it } from '@jest/globals';
import { BASES, CATEGORIES, PURPOSES, RECORD_TYPES, REFUSALS, stemsFromPerson } from '#kernel';
import { DECISION_CODES, explain, LANGUAGES, type Explainable } from './index.js';

const ABOUT: Omit<Explainable, 'outcome'> = {
  sender: 'Gemeente Voorbeeld',
  recipient: 'School Voorbeeld',
  recordType: 'client',
  purpose: 'learning',
};
const inBoth = (outcome: Explainable['outcome'], parts: Partial<Explainable> = {}): string[] =>
  LANGUAGES.map((language) => explain({ ...ABOUT, outcome, ...parts }, language));
/** What only the person, or the privacy officer, may read. */
const CHOICE =
  /toestemming|bezwaar|ingetrokken|verklaard|geheim|zestien|consent|withdrawn|object|declared|secre|sixteen/i;

describe('the explanation of a decision', () => {
  it.each([...DECISION_CODES, 'permitted', 'agreed', 'not-shown'] as const)(
    'has one sentence for %s in each language',
    (outcome) => {
      const sentences = inBoth(outcome, { basis: 'consent', categories: ['languages', 'qualifications'] });
      for (const sentence of sentences) {
        expect(sentence).toMatch(/^[^.]*\.$/);
        expect(sentence).not.toContain('undefined');
        for (const name of [ABOUT.sender, ABOUT.recipient]) expect(sentence).toContain(name);
      }
      expect(new Set(sentences).size).toBe(LANGUAGES.length);
    },
  );

  it('differs for each code', () => {
    const all = DECISION_CODES.flatMap((code) => inBoth(code));
    expect(new Set(all).size).toBe(all.length);
  });

  it('names no choice in what others than the privacy officer read', () => {
    const forOthers = [
      'agreed',
      'not-permitted',
      ...DECISION_CODES.filter((code) => !stemsFromPerson(code)),
    ] as const;
    for (const outcome of forOthers)
      for (const sentence of inBoth(outcome)) expect(sentence).not.toMatch(CHOICE);
    // Of what can depend on a choice it is said that it can, and nothing of what was chosen.
    for (const sentence of inBoth('not-shown')) expect(sentence).not.toMatch(CHOICE);
    const known: Set<string> = new Set(DECISION_CODES);
    const aboutPerson = Object.keys(REFUSALS).filter(
      (code) => stemsFromPerson(code as keyof typeof REFUSALS) && code !== 'not-permitted',
    );
    expect(aboutPerson.filter((code) => !known.has(code))).toEqual([]);
    for (const code of ['no-consent', 'consent-withdrawn', 'secrecy', 'objection'] as const)
      for (const sentence of inBoth(code)) expect(sentence).toMatch(CHOICE);
  });

  it('has words for every record type, purpose, basis and category', () => {
    const nothingRaw = (sentences: string[]): void => {
      for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|: ;|, ,|-[a-z]+-/);
    };
    for (const recordType of RECORD_TYPES) nothingRaw(inBoth('agreed', { recordType }));
    for (const purpose of PURPOSES) nothingRaw(inBoth('agreed', { purpose }));
    for (const basis of BASES) nothingRaw(inBoth('permitted', { basis, categories: ['languages'] }));
    for (const category of CATEGORIES)
      nothingRaw(inBoth('permitted', { basis: 'contract', categories: [category] }));
  });

  it('reads like this', () => {
    expect(
      inBoth('permitted', { basis: 'consent', categories: ['qualifications', 'languages', 'availability'] }),
    ).toEqual([
      'Gemeente Voorbeeld mag uit het dossier van de persoon dit geven aan School Voorbeeld, voor leren: opleiding en diploma’s, talen en beschikbaarheid; de persoon heeft er toestemming voor gegeven.',
      'Gemeente Voorbeeld may give this of the file of the person to School Voorbeeld, for learning: education and diplomas, languages and availability; the person has consented to it.',
    ]);
    expect(inBoth('no-occasion')).toEqual([
      'Gemeente Voorbeeld mag het dossier van de persoon niet geven aan School Voorbeeld, voor leren: er is op dit moment geen aanleiding voor.',
      'Gemeente Voorbeeld may not give the file of the person to School Voorbeeld, for learning: there is no occasion for it at this moment.',
    ]);
  });
});
