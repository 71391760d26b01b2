/** What the demo shows: a compact table with colour and progress in a terminal, plain lines elsewhere. */
export interface Report {
  scene(title: string): void;
  line(what: string, who: string, outcome: Outcome, detail?: string): void;
}

export type Outcome = 'delivered' | 'withheld' | 'refused' | 'retracted' | 'accepted' | 'waiting' | 'done';

const COLOURS: Record<Outcome, number> = {
  delivered: 32,
  accepted: 36,
  done: 32,
  withheld: 33,
  retracted: 35,
  refused: 31,
  waiting: 90,
};

const WHAT = 44;
const WHO = 34;

const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);

export function createReport(out: NodeJS.WriteStream, scenes: number): Report {
  const isTerminal = out.isTTY;
  let number = 0;
  return {
    scene(title) {
      number += 1;
      const progress = `[${number}/${scenes}]`;
      out.write(isTerminal ? `\n\u001b[1m${progress} ${title}\u001b[0m\n` : `${progress} ${title}\n`);
    },
    line(what, who, outcome, detail = '') {
      const label = isTerminal ? `\u001b[${COLOURS[outcome]}m${outcome.padEnd(9)}\u001b[0m` : outcome;
      out.write(
        isTerminal
          ? `  ${label} ${cut(what, WHAT)} ${cut(who, WHO)} ${detail}\n`
          : `${label}: ${what} -> ${who}${detail ? ` (${detail})` : ''}\n`,
      );
    },
  };
}
