/** Van de vragen aan de balie, en van het papier dat de persoon leest, tekent en meeneemt (taalniveau B1). */
export const paper = {
  paper: {
    title: 'Vraag het aan de persoon',
    intro:
      'Twee vragen, los van elkaar: mag uw organisatie gegevens geven, en mag zij daarover praten. De persoon kiest zelf.',
    ask: 'Vraag toestemming',
    askText: 'Voor wat niet in de wet staat, vraagt u het aan de persoon zelf.',
    open: 'Naar de vragen en het papier',
    print: 'Papier afdrukken',
    paper: 'Papier voor de persoon',
    none: 'Aan deze balie vraagt u geen toestemming',
    noneText:
      'Wat uw organisatie geeft, staat in de wet. Daarover valt niets te kiezen, dus u vraagt er ook niets over.',
    form: 'Wat de persoon zegt',
    formText: 'Lees eerst samen het papier hieronder. Vul daarna in wat de persoon zegt.',
    question: 'Waarvoor',
    language: 'Taal van de persoon',
    recipients: 'Aan wie',
    categories: 'Welke gegevens',
    consent: 'Mogen wij de gegevens geven?',
    declaration: 'Mogen wij erover praten?',
    answers: {
      consent: { yes: 'ja, dat mag', no: 'nee, dat mag niet' },
      declaration: { yes: 'ja, ik heb geen bezwaar', no: 'nee, ik heb bezwaar' },
    },
    givenBy: 'Wie zegt het?',
    recordId: 'Dossiernummer van de persoon',
    done: 'Het is vastgelegd. Druk het papier af en geef het mee.',
    next: 'Klaar: volgende persoon',
    said: '(gezegd)',
    blank: '………………………………',
    consentTitle: 'Vraag 1. Mogen wij deze gegevens geven?',
    consentText:
      '{{organisation}} wil deze gegevens van u geven: {{categories}}. Aan: {{recipients}}. U kiest zelf. Als u nee zegt, heeft dat geen gevolgen voor uw uitkering of voor de hulp die u krijgt.',
    declarationTitle: 'Vraag 2. Mogen wij erover praten?',
    declarationText:
      '{{organisation}} moet zwijgen over wat u vertelt. Hebt u er geen bezwaar tegen dat wij deze gegevens toch geven aan {{recipients}}? Zonder uw ja op vraag 1 én vraag 2 gaat er niets weg.',
    rights:
      'U kunt uw antwoord elke dag veranderen. Dat is net zo makkelijk als ja zeggen: bel ons of kom langs. Wie gegevens van u kreeg, moet ze dan wissen.',
    date: 'Datum',
    signature: 'Handtekening',
    numbers: 'Nummer:',
  },
};
