/** Van een opvolging in de planning: wie opnieuw gevraagd wordt, en terugdraaien. */
export const successions = {
  successions: {
    people: {
      short: 'Wie opnieuw vragen?',
      title_one: '{{count}} mens opnieuw vragen',
      title_other: '{{count}} mensen opnieuw vragen',
      text: 'Mensen van uw organisatie die ja zeiden tegen de voorganger, en niet tegen wie erna komt. Voor de datum is dit een repetitie. Dat u kijkt, leggen we vast.',
      none: 'Niemand hoeft opnieuw gevraagd te worden',
      noneText: 'Niemand van uw organisatie zei alleen ja tegen de voorganger.',
      record: 'Dossiernummer',
      what: 'Wat opnieuw vragen',
      declaration: 'verklaring van geen bezwaar',
      now: 'Loopt er iets?',
      waits: { true: 'ja, er wacht iets op het antwoord', false: 'nee' },
      more: 'Meer laten zien',
    },
    back: {
      short: 'Terugdraaien',
      title: 'Deze opvolging terugdraaien',
      text: 'De voorganger krijgt zijn routes, aansluitingen, balies en open verwijzingen terug, en de post die wacht. Wat al onderweg is, komt aan. Afspraken die zijn geëindigd, moeten de partijen opnieuw sluiten.',
      reason: 'Waarom',
      reasonHelp: 'Dit staat in het logboek. Geen namen van mensen.',
      action: 'Nu terugdraaien',
      done_one: 'Teruggedraaid. {{count}} bezorging ging terug.',
      done_other: 'Teruggedraaid. {{count}} bezorgingen gingen terug.',
      restored: 'Geldt weer: {{list}}.',
      notRestored: 'Alleen met een nieuwe afspraak: {{list}}.',
    },
  },
};
