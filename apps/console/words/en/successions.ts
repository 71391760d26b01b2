/** Of a succession on the plan: who is asked again, and turning it back. */
export const successions = {
  successions: {
    people: {
      short: 'Who is asked again?',
      title_one: '{{count}} person to ask again',
      title_other: '{{count}} people to ask again',
      text: 'People of your organisation who said yes to the predecessor and not to whoever comes after it. Before the date this is a rehearsal. That you look is written down.',
      none: 'Nobody has to be asked again',
      noneText: 'Nobody of your organisation said yes to the predecessor alone.',
      record: 'Record id',
      what: 'What to ask again',
      declaration: 'declaration of no objection',
      now: 'Is something under way?',
      waits: { true: 'yes, something waits for the answer', false: 'no' },
      more: 'Show more',
    },
    back: {
      short: 'Turn back',
      title: 'Turn this succession back',
      text: 'The predecessor has its routes, connections, desks and open referrals again, and the post that waits. What is under way arrives. Agreements that ended have to be made anew by the parties.',
      reason: 'Why',
      reasonHelp: 'This stands in the log. No names of people.',
      action: 'Turn back now',
      done_one: 'Turned back. {{count}} delivery went back.',
      done_other: 'Turned back. {{count}} deliveries went back.',
      restored: 'Holds again: {{list}}.',
      notRestored: 'Only by a new agreement: {{list}}.',
    },
  },
};
