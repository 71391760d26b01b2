/** Of the six screens of the story; what they say comes from the run itself. */
export const story = {
  story: {
    title: 'The story in six screens',
    intro: 'Six times one claim and one sentence. The numbers are those of the last run, not ours.',
    print: 'Print',
    nav: 'Screens of the story',
    place: 'Screen {{place}} of {{count}}',
    previous: 'Previous',
    next: 'Next',
    run: 'Played on {{at}}. Everybody in this story is invented. You can also turn pages by the arrows of your keyboard.',
    none: 'There was no run here yet',
    noneText:
      'The story shows what a run with invented people found. Play one on your own computer, and then open this page again:',
    open: 'The story in six screens',
  },
};
