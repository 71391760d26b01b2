import type { Words } from '../nl';

export const introductions: Pick<Words, 'introductions'> = {
  introductions: {
    title: 'Introductions',
    intro: 'People who were introduced for one vacancy: whose turn it is now, and until when.',
    list: 'Introductions from and to your organisation',
    logged: 'Who it is, is in your own system, at this number. That you look at this list is logged.',
    show: 'Which introductions',
    lists: {
      open: 'open',
      waiting: 'without an answer',
      received: 'from others',
      made: 'from us',
      all: 'all',
    },
    none: {
      open: 'There are no open introductions',
      waiting: 'Nothing waits for an answer',
      received: 'Nobody introduced anybody to your organisation',
      made: 'Your organisation introduced nobody',
      all: 'There are no introductions yet',
    },
    noneText: 'An introduction begins in the system of a desk, when the person says yes to the vacancy.',
    columns: {
      other: 'Introduction',
      state: 'How far',
      waitsFor: 'Whose turn',
      ends: 'At the latest',
      acts: 'Do',
    },
    sides: { sender: 'To {{other}}', recipient: 'From {{other}}' },
    states: {
      waiting: 'No answer yet',
      answered: 'Answered',
      'taken-back': 'Taken back',
      closed: 'Closed',
    },
    answers: {
      interested: 'is interested',
      'not-interested': 'is not interested',
      hired: 'hired the person',
      'vacancy-filled': 'the vacancy was filled already',
    },
    waits: {
      ownAnswer: 'your answer',
      post: 'what the desk sends',
      sender: 'how the desk goes on',
      answer: 'to answer',
      secondYes: 'name and contact, if the person says yes to that',
      closing: 'closing it',
      deletion: 'delete what you got of it',
      deleted: 'keep nothing of it any more',
      nothing: 'nobody',
    },
    since: 'since {{at}}',
    answer: {
      short: 'Answer',
      title: 'Answer to the introduction',
      text: 'The desk that introduced the person gets this answer. A new answer takes the place of the one before.',
      field: 'Your answer',
      action: 'Give the answer',
      done: 'Your answer is on its way: {{answer}}.',
    },
    close: {
      short: 'Close',
      title: 'Close the introduction',
      sender:
        'Nothing more about this person goes to the employer. Whoever got data has to delete them. This cannot be undone.',
      recipient:
        'You get nothing more about this person. What you got has to be deleted. The desk hears that you close it. This cannot be undone.',
      done: 'The introduction is closed.',
    },
  },
};
