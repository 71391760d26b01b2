/** Whose request it is and how it came, of one that a person makes in a letter. */
export const IN_A_LETTER = {
  purposes: [],
  how: 'in-writing',
  notedBy: 'team-7',
  givenBy: 'person',
  representation: null,
};
