/**
 * The mapping of vum/client@3 as somebody writes it by hand who knows both forms: field by field, nothing else goes
 * over, no table and no losses. An empty list says nothing. What translation is measured against; that it gives the same is checked each time.
 */
type Value = string | number;
type Item = Record<string, Value | undefined>;

interface Mobility {
  bemiddelingspostcode?: string;
  maximaleReisafstand?: number;
  maximaleReistijd?: number;
}

interface Experience {
  beroep?: Item;
  datumAanvangWerkzaamheden?: string;
  datumEindeWerkzaamheden?: string;
  naamOrganisatie?: string;
  toelichtingWerkervaring?: string;
}

interface Person {
  voornamen?: string;
  voorvoegsel?: string;
  achternaam?: string;
  geboortedatum?: string;
  adres?: Item;
}

export interface VumClient {
  idWerkzoekende?: string;
  indicatieLdrRegistratie?: number;
  indicatieBeschikbaarheidContactgegevens?: number;
  persoonlijkePresentatie?: string;
  emailadres?: string[];
  telefoonnummer?: string[];
  flexibiliteit?: Item;
  werktijden?: Item;
  mobiliteit?: Mobility;
  eisAanWerk?: Item;
  bemiddelingsberoep?: Item[];
  sector?: Item[];
  contractvorm?: Item[];
  vervoermiddel?: Item[];
  contactpersoon?: Item[];
  webadres?: Item[];
  arbeidsmarktkwalificatie?: {
    codeWerkEnDenkniveauWerkzoekende?: number;
    competentiebeheersing?: Item[];
    cursus?: Item[];
    interesse?: Item[];
    opleiding?: Item[];
    rijbewijs?: Item[];
    taalbeheersing?: Item[];
    werkervaring?: Experience[];
  };
  aanvulling?: {
    identiteit?: Person;
    hulpvraag?: string;
    ondersteuningsbehoefte?: string[];
  };
}

type Out = Record<string, unknown>;

export function clientByHand(from: VumClient): Out {
  const to: Out = {};
  if (from.idWerkzoekende !== undefined) to['idWerkzoekende'] = from.idWerkzoekende;
  if (from.indicatieLdrRegistratie !== undefined)
    to['indicatieLdrRegistratie'] = from.indicatieLdrRegistratie;
  if (from.bemiddelingsberoep?.length) to['bemiddelingsberoep'] = from.bemiddelingsberoep.map(occupation);
  if (from.sector?.length) to['sector'] = from.sector.map(sector);
  if (from.contractvorm?.length) to['contractvorm'] = from.contractvorm.map(employment);
  if (from.flexibiliteit) to['flexibiliteit'] = flexibility(from.flexibiliteit);
  if (from.werktijden) to['werktijden'] = hours(from.werktijden);
  if (from.mobiliteit) to['mobiliteit'] = mobility(from.mobiliteit);
  if (from.vervoermiddel?.length) to['vervoermiddel'] = from.vervoermiddel.map(transport);
  if (from.eisAanWerk) to['eisAanWerk'] = demands(from.eisAanWerk);
  if (from.arbeidsmarktkwalificatie)
    to['arbeidsmarktkwalificatie'] = qualification(from.arbeidsmarktkwalificatie);
  if (from.indicatieBeschikbaarheidContactgegevens !== undefined)
    to['indicatieBeschikbaarheidContactgegevens'] = from.indicatieBeschikbaarheidContactgegevens;
  if (from.emailadres?.length) to['emailadres'] = [...from.emailadres];
  if (from.telefoonnummer?.length) to['telefoonnummer'] = [...from.telefoonnummer];
  if (from.contactpersoon?.length) to['contactpersoon'] = from.contactpersoon.map(contact);
  if (from.persoonlijkePresentatie !== undefined)
    to['persoonlijkePresentatie'] = from.persoonlijkePresentatie;
  if (from.webadres?.length) to['webadres'] = from.webadres.map(address);
  if (from.aanvulling) addition(from.aanvulling, to);
  return to;
}

const occupation = ({ codeBeroepsnaam }: Item): Item =>
  codeBeroepsnaam === undefined ? {} : { codeBeroepsnaam };
const sector = ({ codeSbi }: Item): Item => (codeSbi === undefined ? {} : { codeSbi });
const competence = ({ codeCompetentie }: Item): Item =>
  codeCompetentie === undefined ? {} : { codeCompetentie };
const interest = ({ naamInteresse }: Item): Item => (naamInteresse === undefined ? {} : { naamInteresse });
const licence = ({ codeSoortRijbewijs }: Item): Item =>
  codeSoortRijbewijs === undefined ? {} : { codeSoortRijbewijs };

function employment(from: Item): Item {
  const to: Item = {};
  if (from.codeTypeArbeidscontract !== undefined) to.codeTypeArbeidscontract = from.codeTypeArbeidscontract;
  if (from.codeTypeOvereenkomst !== undefined) to.codeTypeOvereenkomst = from.codeTypeOvereenkomst;
  return to;
}

function flexibility(from: Item): Item {
  const to: Item = {};
  if (from.datumAanvangBeschikbaarVoorWerk !== undefined)
    to.datumAanvangBeschikbaarVoorWerk = from.datumAanvangBeschikbaarVoorWerk;
  if (from.datumEindeBeschikbaarVoorWerk !== undefined)
    to.datumEindeBeschikbaarVoorWerk = from.datumEindeBeschikbaarVoorWerk;
  if (from.indicatieOnregelmatigWerkOfPloegendienst !== undefined)
    to.indicatieOnregelmatigWerkOfPloegendienst = from.indicatieOnregelmatigWerkOfPloegendienst;
  return to;
}

function hours(from: Item): Item {
  const to: Item = {};
  if (from.aantalWerkurenPerWeekMaximaal !== undefined)
    to.aantalWerkurenPerWeekMaximaal = from.aantalWerkurenPerWeekMaximaal;
  if (from.aantalWerkurenPerWeekMinimaal !== undefined)
    to.aantalWerkurenPerWeekMinimaal = from.aantalWerkurenPerWeekMinimaal;
  if (from.indicatieKantoortijden !== undefined) to.indicatieKantoortijden = from.indicatieKantoortijden;
  return to;
}

function transport(from: Item): Item {
  const to: Item = {};
  if (from.codeVervoermiddel !== undefined) to.codeVervoermiddel = from.codeVervoermiddel;
  if (from.indicatieBeschikbaarVoorUitvoeringWerk !== undefined)
    to.indicatieBeschikbaarVoorUitvoeringWerk = from.indicatieBeschikbaarVoorUitvoeringWerk;
  if (from.indicatieBeschikbaarVoorWoonWerkverkeer !== undefined)
    to.indicatieBeschikbaarVoorWoonWerkverkeer = from.indicatieBeschikbaarVoorWoonWerkverkeer;
  return to;
}

function demands(from: Item): Item {
  const to: Item = {};
  if (from.indicatieAanpassingWerkomgeving !== undefined)
    to.indicatieAanpassingWerkomgeving = from.indicatieAanpassingWerkomgeving;
  if (from.indicatieBegeleiding !== undefined) to.indicatieBegeleiding = from.indicatieBegeleiding;
  if (from.indicatieWerkvariatie !== undefined) to.indicatieWerkvariatie = from.indicatieWerkvariatie;
  return to;
}

function contact(from: Item): Item {
  const to: Item = {};
  if (from.emailadres !== undefined) to.emailadres = from.emailadres;
  if (from.naamContactpersoonAfdeling !== undefined)
    to.naamContactpersoonAfdeling = from.naamContactpersoonAfdeling;
  if (from.telefoonnummer !== undefined) to.telefoonnummer = from.telefoonnummer;
  return to;
}

function address(from: Item): Item {
  const to: Item = {};
  if (from.codeWebadres !== undefined) to.codeWebadres = from.codeWebadres;
  if (from.url !== undefined) to.url = from.url;
  return to;
}

function course(from: Item): Item {
  const to: Item = {};
  if (from.datumAanvangVolgenCursus !== undefined)
    to.datumAanvangVolgenCursus = from.datumAanvangVolgenCursus;
  if (from.datumCertificaat !== undefined) to.datumCertificaat = from.datumCertificaat;
  if (from.datumEindeVolgenCursus !== undefined) to.datumEindeVolgenCursus = from.datumEindeVolgenCursus;
  if (from.indicatieCertificaat !== undefined) to.indicatieCertificaat = from.indicatieCertificaat;
  if (from.naamCursus !== undefined) to.naamCursus = from.naamCursus;
  if (from.naamOpleidingsinstituut !== undefined) to.naamOpleidingsinstituut = from.naamOpleidingsinstituut;
  if (from.toelichtingCursus !== undefined) to.toelichtingCursus = from.toelichtingCursus;
  return to;
}

function education(from: Item): Item {
  const to: Item = {};
  if (from.codeNiveauOpleiding !== undefined) to.codeNiveauOpleiding = from.codeNiveauOpleiding;
  if (from.codeOpleidingsnaam !== undefined) to.codeOpleidingsnaam = from.codeOpleidingsnaam;
  if (from.codeStatusOpleiding !== undefined) to.codeStatusOpleiding = from.codeStatusOpleiding;
  if (from.datumAanvangVolgenOpleiding !== undefined)
    to.datumAanvangVolgenOpleiding = from.datumAanvangVolgenOpleiding;
  if (from.datumDiploma !== undefined) to.datumDiploma = from.datumDiploma;
  if (from.datumEindeVolgenOpleiding !== undefined)
    to.datumEindeVolgenOpleiding = from.datumEindeVolgenOpleiding;
  if (from.indicatieDiploma !== undefined) to.indicatieDiploma = from.indicatieDiploma;
  if (from.naamOpleidingsinstituut !== undefined) to.naamOpleidingsinstituut = from.naamOpleidingsinstituut;
  if (from.toelichtingOpleiding !== undefined) to.toelichtingOpleiding = from.toelichtingOpleiding;
  return to;
}

function language(from: Item): Item {
  const to: Item = {};
  if (from.codeTaal !== undefined) to.codeTaal = from.codeTaal;
  if (from.codeNiveauTaalbeheersingLezen !== undefined)
    to.codeNiveauTaalbeheersingLezen = from.codeNiveauTaalbeheersingLezen;
  if (from.codeNiveauTaalbeheersingLuisteren !== undefined)
    to.codeNiveauTaalbeheersingLuisteren = from.codeNiveauTaalbeheersingLuisteren;
  if (from.codeNiveauTaalbeheersingMondeling !== undefined)
    to.codeNiveauTaalbeheersingMondeling = from.codeNiveauTaalbeheersingMondeling;
  if (from.codeNiveauTaalbeheersingSchriftelijk !== undefined)
    to.codeNiveauTaalbeheersingSchriftelijk = from.codeNiveauTaalbeheersingSchriftelijk;
  return to;
}

function living(from: Item): Item {
  const to: Item = {};
  if (from.straatnaam !== undefined) to.straatnaam = from.straatnaam;
  if (from.huisnummer !== undefined) to.huisnummer = from.huisnummer;
  if (from.huisnummertoevoeging !== undefined) to.huisnummertoevoeging = from.huisnummertoevoeging;
  if (from.postcode !== undefined) to.postcode = from.postcode;
  if (from.woonplaats !== undefined) to.woonplaats = from.woonplaats;
  if (from.gemeente !== undefined) to.gemeente = from.gemeente;
  return to;
}

const POSTCODE = /^([1-9]\d{3}) ?([A-Za-z]{2})$/;

function mobility(from: Mobility): Item {
  const to: Item = {};
  if (from.bemiddelingspostcode !== undefined) {
    const whole = POSTCODE.exec(from.bemiddelingspostcode.trim());
    if (whole) to.bemiddelingspostcode = whole[1]! + whole[2]!.toUpperCase();
    to.postcodegebied = from.bemiddelingspostcode.slice(0, 4);
  }
  if (from.maximaleReisafstand !== undefined) to.maximaleReisafstand = from.maximaleReisafstand;
  if (from.maximaleReistijd !== undefined) to.maximaleReistijd = from.maximaleReistijd;
  return to;
}

function qualification(from: NonNullable<VumClient['arbeidsmarktkwalificatie']>): Out {
  const to: Out = {};
  if (from.codeWerkEnDenkniveauWerkzoekende !== undefined)
    to['codeWerkEnDenkniveauWerkzoekende'] = from.codeWerkEnDenkniveauWerkzoekende;
  if (from.competentiebeheersing?.length)
    to['competentiebeheersing'] = from.competentiebeheersing.map(competence);
  if (from.cursus?.length) to['cursus'] = from.cursus.map(course);
  if (from.interesse?.length) to['interesse'] = from.interesse.map(interest);
  if (from.opleiding?.length) to['opleiding'] = from.opleiding.map(education);
  if (from.rijbewijs?.length) to['rijbewijs'] = from.rijbewijs.map(licence);
  if (from.taalbeheersing?.length) to['taalbeheersing'] = from.taalbeheersing.map(language);
  if (from.werkervaring?.length) to['werkervaring'] = from.werkervaring.map(experience);
  return to;
}

function experience(from: Experience): Out {
  const to: Out = {};
  if (from.beroep) to['beroep'] = occupation(from.beroep);
  if (from.datumAanvangWerkzaamheden !== undefined)
    to['datumAanvangWerkzaamheden'] = from.datumAanvangWerkzaamheden;
  if (from.datumEindeWerkzaamheden !== undefined)
    to['datumEindeWerkzaamheden'] = from.datumEindeWerkzaamheden;
  if (from.naamOrganisatie !== undefined) to['naamOrganisatie'] = from.naamOrganisatie;
  if (from.toelichtingWerkervaring !== undefined)
    to['toelichtingWerkervaring'] = from.toelichtingWerkervaring;
  return to;
}

function addition(from: NonNullable<VumClient['aanvulling']>, to: Out): void {
  if (from.identiteit) {
    const person: Out = (to['identiteit'] = {});
    const { voornamen, voorvoegsel, achternaam, geboortedatum, adres } = from.identiteit;
    if (voornamen !== undefined) person['voornamen'] = voornamen;
    if (voorvoegsel !== undefined) person['voorvoegsel'] = voorvoegsel;
    if (achternaam !== undefined) person['achternaam'] = achternaam;
    if (geboortedatum !== undefined) person['geboortedatum'] = geboortedatum;
    if (adres) person['adres'] = living(adres);
  }
  if (from.hulpvraag !== undefined) to['hulpvraag'] = from.hulpvraag;
  if (from.ondersteuningsbehoefte?.length) to['ondersteuningsbehoefte'] = [...from.ondersteuningsbehoefte];
}
