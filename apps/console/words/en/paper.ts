/** Of the questions at the desk, and of the paper that the person reads, signs and takes home (level B1). */
export const paper = {
  paper: {
    title: 'Ask the person',
    intro:
      'Two questions, apart from each other: may your organisation give data, and may it speak about them. The person chooses.',
    ask: 'Ask for consent',
    askText: 'For what the law does not say, you ask the person.',
    open: 'To the questions and the paper',
    print: 'Print the paper',
    paper: 'Paper for the person',
    none: 'At this desk you ask no consent',
    noneText:
      'What your organisation gives stands in the law. There is nothing to choose, so you ask nothing about it.',
    form: 'What the person says',
    formText: 'First read the paper below together. Then fill in what the person says.',
    question: 'For what',
    language: 'Language of the person',
    recipients: 'To whom',
    categories: 'Which data',
    consent: 'May we give the data?',
    declaration: 'May we speak about them?',
    answers: {
      consent: { yes: 'yes, you may', no: 'no, you may not' },
      declaration: { yes: 'yes, I have no objection', no: 'no, I object' },
    },
    givenBy: 'Who says it?',
    recordId: 'Record id of the person',
    done: 'It was written down. Print the paper and hand it over.',
    next: 'Done: next person',
    said: '(said)',
    blank: '………………………………',
    consentTitle: 'Question 1. May we give these data?',
    consentText:
      '{{organisation}} wants to give these data of yours: {{categories}}. To: {{recipients}}. You choose. If you say no, that has no consequences for your benefit or for the help that you get.',
    declarationTitle: 'Question 2. May we speak about them?',
    declarationText:
      '{{organisation}} has to keep silent about what you tell. Do you have no objection to our giving these data to {{recipients}} all the same? Without your yes to question 1 and to question 2 nothing goes.',
    rights:
      'You can change your answer on any day. That is as easy as saying yes: call us or come by. Whoever got data about you then has to delete them.',
    date: 'Date',
    signature: 'Signature',
    numbers: 'Number:',
  },
};
