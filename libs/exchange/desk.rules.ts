import { ok, refuse, type HelpRequest, type Outcome } from '#kernel';
import type { Desk, Directory, Help } from '#partners';
import type { Report } from './region.rules.js';

/** What is looked at of the configuration of a desk. */
export interface DeskContent {
  parties: string[];
  helps?: { party: string; areas?: string[] }[];
}

/** Whoever helps at a desk is one of its parties, and where it helps is known. */
export function deskFaults(
  { parties, helps = [] }: DeskContent,
  room: {
    report: Report;
    known(pointer: string, names: string[], also?: ReadonlyMap<string, unknown>): void;
    groups: ReadonlyMap<string, string[]>;
  },
): void {
  const own = parties.flatMap((name) => room.groups.get(name) ?? [name]);
  for (const [index, { party, areas = [] }] of helps.entries()) {
    room.known(`/helps/${index}/areas/*`, areas, room.groups);
    if (!own.includes(party))
      room.report(`/helps/${index}/party`, 'no-party', `${party} is no party of this desk`);
  }
}

/** What is asked for, where and in which language. Nothing else is looked at to find a desk. */
export interface HelpAsked {
  helpRequest: HelpRequest;
  /** A municipality, or a group of them. */
  area?: string;
  language?: string;
  /** Work to work has desks of its own, or parts of one. */
  isWorkToWork?: boolean;
}

export interface DeskFound {
  desk: Desk;
  help: Help;
  /** Whether that language is spoken there; a person is not sent away because it is not. */
  speaksLanguage: boolean;
}

const DUTCH = ['nld'];

/**
 * The desk for a request for help: of those that help with it there, and for another than the one that asks, one that speaks
 * the language; of those the one for the smallest area, and of those the first by key. The same question gives the same desk.
 */
export function deskFor(asked: HelpAsked, askedBy: string, directory: Directory): Outcome<DeskFound> {
  const { helpRequest, area, language, isWorkToWork = false } = asked;
  if (area !== undefined && !directory.party(area) && directory.membersOf(area).every((one) => one === area))
    return refuse('invalid-request', {
      faults: [{ pointer: '/area', code: 'area', detail: 'No municipality or group is called so.' }],
    });
  const placesOf = (names: string[]): string[] =>
    names.flatMap((name) => [name, ...directory.membersOf(name)]);
  const isThere = ({ areas }: Help): boolean =>
    !areas ||
    (area !== undefined &&
      (placesOf(areas).includes(area) ||
        directory.membersOf(area).every((one) => placesOf(areas).includes(one))));
  const speaks = ({ languages = DUTCH }: Help): boolean =>
    language === undefined || languages.includes(language);
  const width = ({ areas }: Help): number => (areas ? new Set(placesOf(areas)).size : Infinity);
  const found = directory
    .desks()
    .flatMap((desk) => (desk.helps ?? []).map((help) => ({ desk, help, speaksLanguage: speaks(help) })))
    .filter(({ help }) => (help.purpose === 'work-to-work') === isWorkToWork)
    .filter(({ help }) => help.helpRequests.includes(helpRequest) && isThere(help))
    .filter(({ help }) => directory.successorOf(help.party, 'referral') !== askedBy)
    .sort(
      (a, b) =>
        Number(b.speaksLanguage) - Number(a.speaksLanguage) ||
        compare(width(a.help), width(b.help)) ||
        a.desk.key.localeCompare(b.desk.key),
    );
  return found[0] ? ok(found[0]) : refuse('no-desk');
}

/** Infinity less itself is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
