/** Van de kennismakingen: wie aan zet is, tot wanneer, en wat u mag zeggen. */
export const introductions = {
  introductions: {
    title: 'Kennismakingen',
    intro: 'Mensen die voor één vacature zijn voorgesteld: wie nu aan zet is en tot wanneer.',
    list: 'Kennismakingen van en met uw organisatie',
    logged:
      'Wie het is, staat in uw eigen systeem, bij dit nummer. Dat u deze lijst bekijkt, leggen we vast.',
    show: 'Welke kennismakingen',
    lists: {
      open: 'open',
      waiting: 'zonder antwoord',
      received: 'van anderen',
      made: 'van ons',
      all: 'alles',
    },
    none: {
      open: 'Er zijn geen open kennismakingen',
      waiting: 'Er wacht niets op een antwoord',
      received: 'Niemand stelde iemand aan uw organisatie voor',
      made: 'Uw organisatie stelde niemand voor',
      all: 'Er zijn nog geen kennismakingen',
    },
    noneText:
      'Een kennismaking begint in het systeem van een balie, als de persoon ja zegt tegen de vacature.',
    columns: {
      other: 'Kennismaking',
      state: 'Hoe ver',
      waitsFor: 'Aan zet',
      ends: 'Uiterlijk',
      acts: 'Doen',
    },
    sides: { sender: 'Aan {{other}}', recipient: 'Van {{other}}' },
    states: {
      waiting: 'Nog geen antwoord',
      answered: 'Beantwoord',
      'taken-back': 'Teruggenomen',
      closed: 'Afgesloten',
    },
    answers: {
      interested: 'heeft interesse',
      'not-interested': 'heeft geen interesse',
      hired: 'heeft de persoon aangenomen',
      'vacancy-filled': 'de vacature is al vervuld',
    },
    waits: {
      ownAnswer: 'uw antwoord',
      post: 'wat de balie stuurt',
      sender: 'hoe de balie verdergaat',
      answer: 'antwoord geven',
      secondYes: 'naam en contact, als de persoon daar ja tegen zegt',
      closing: 'afsluiten',
      deletion: 'verwijder wat u hierover kreeg',
      deleted: 'bewaar hier niets meer van',
      nothing: 'niemand',
    },
    since: 'sinds {{at}}',
    answer: {
      short: 'Antwoorden',
      title: 'Antwoord op de kennismaking',
      text: 'De balie die de persoon voorstelde, krijgt dit antwoord. Een nieuw antwoord komt in de plaats van het vorige.',
      field: 'Uw antwoord',
      action: 'Antwoord geven',
      done: 'Uw antwoord is op weg: {{answer}}.',
    },
    close: {
      short: 'Afsluiten',
      title: 'Kennismaking afsluiten',
      sender:
        'Er gaat niets meer over deze persoon naar de werkgever. Wie gegevens kreeg, moet ze verwijderen. Dit kunt u niet terugdraaien.',
      recipient:
        'U krijgt niets meer over deze persoon. Wat u al kreeg, moet u verwijderen. De balie hoort dat u afsluit. Dit kunt u niet terugdraaien.',
      done: 'De kennismaking is afgesloten.',
    },
  },
};
