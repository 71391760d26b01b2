/** Van de zes schermen van het verhaal; wat zij zeggen komt van de proef zelf. */
export const story = {
  story: {
    title: 'Het verhaal in zes schermen',
    intro: 'Zes keer één bewering en één zin. De getallen komen uit de laatste proef, niet van ons.',
    print: 'Afdrukken',
    nav: 'Schermen van het verhaal',
    place: 'Scherm {{place}} van {{count}}',
    previous: 'Vorige',
    next: 'Volgende',
    run: 'Gespeeld op {{at}}. Iedereen in dit verhaal is verzonnen. U kunt ook bladeren met de pijltjes op uw toetsenbord.',
    none: 'Er is hier nog geen proef geweest',
    noneText:
      'Het verhaal toont wat een proef met verzonnen mensen vond. Speel er een op uw eigen computer, en open deze pagina dan opnieuw:',
    open: 'Het verhaal in zes schermen',
  },
};
