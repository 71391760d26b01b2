/** The same mapping in JSONata, as its users write it: `[]` keeps a list a list, and what is absent stays absent. */
export const CLIENT_IN_JSONATA = `{
  "idWerkzoekende": idWerkzoekende,
  "indicatieLdrRegistratie": indicatieLdrRegistratie,
  "indicatieBeschikbaarheidContactgegevens": indicatieBeschikbaarheidContactgegevens,
  "persoonlijkePresentatie": persoonlijkePresentatie,
  "emailadres": emailadres[],
  "telefoonnummer": telefoonnummer[],
  "flexibiliteit": flexibiliteit.{
    "datumAanvangBeschikbaarVoorWerk": datumAanvangBeschikbaarVoorWerk,
    "datumEindeBeschikbaarVoorWerk": datumEindeBeschikbaarVoorWerk,
    "indicatieOnregelmatigWerkOfPloegendienst": indicatieOnregelmatigWerkOfPloegendienst
  },
  "werktijden": werktijden.{
    "aantalWerkurenPerWeekMaximaal": aantalWerkurenPerWeekMaximaal,
    "aantalWerkurenPerWeekMinimaal": aantalWerkurenPerWeekMinimaal,
    "indicatieKantoortijden": indicatieKantoortijden
  },
  "mobiliteit": mobiliteit.{
    "bemiddelingspostcode": $contains(bemiddelingspostcode, /^[1-9][0-9]{3} ?[A-Za-z]{2}$/)
      ? $uppercase($replace(bemiddelingspostcode, " ", "")),
    "postcodegebied": $substring(bemiddelingspostcode, 0, 4),
    "maximaleReisafstand": maximaleReisafstand,
    "maximaleReistijd": maximaleReistijd
  },
  "eisAanWerk": eisAanWerk.{
    "indicatieAanpassingWerkomgeving": indicatieAanpassingWerkomgeving,
    "indicatieBegeleiding": indicatieBegeleiding,
    "indicatieWerkvariatie": indicatieWerkvariatie
  },
  "bemiddelingsberoep": bemiddelingsberoep.{ "codeBeroepsnaam": codeBeroepsnaam }[],
  "sector": sector.{ "codeSbi": codeSbi }[],
  "contractvorm": contractvorm.{
    "codeTypeArbeidscontract": codeTypeArbeidscontract,
    "codeTypeOvereenkomst": codeTypeOvereenkomst
  }[],
  "vervoermiddel": vervoermiddel.{
    "codeVervoermiddel": codeVervoermiddel,
    "indicatieBeschikbaarVoorUitvoeringWerk": indicatieBeschikbaarVoorUitvoeringWerk,
    "indicatieBeschikbaarVoorWoonWerkverkeer": indicatieBeschikbaarVoorWoonWerkverkeer
  }[],
  "contactpersoon": contactpersoon.{
    "emailadres": emailadres,
    "naamContactpersoonAfdeling": naamContactpersoonAfdeling,
    "telefoonnummer": telefoonnummer
  }[],
  "webadres": webadres.{ "codeWebadres": codeWebadres, "url": url }[],
  "arbeidsmarktkwalificatie": arbeidsmarktkwalificatie.{
    "codeWerkEnDenkniveauWerkzoekende": codeWerkEnDenkniveauWerkzoekende,
    "competentiebeheersing": competentiebeheersing.{ "codeCompetentie": codeCompetentie }[],
    "cursus": cursus.{
      "datumAanvangVolgenCursus": datumAanvangVolgenCursus,
      "datumCertificaat": datumCertificaat,
      "datumEindeVolgenCursus": datumEindeVolgenCursus,
      "indicatieCertificaat": indicatieCertificaat,
      "naamCursus": naamCursus,
      "naamOpleidingsinstituut": naamOpleidingsinstituut,
      "toelichtingCursus": toelichtingCursus
    }[],
    "interesse": interesse.{ "naamInteresse": naamInteresse }[],
    "opleiding": opleiding.{
      "codeNiveauOpleiding": codeNiveauOpleiding,
      "codeOpleidingsnaam": codeOpleidingsnaam,
      "codeStatusOpleiding": codeStatusOpleiding,
      "datumAanvangVolgenOpleiding": datumAanvangVolgenOpleiding,
      "datumDiploma": datumDiploma,
      "datumEindeVolgenOpleiding": datumEindeVolgenOpleiding,
      "indicatieDiploma": indicatieDiploma,
      "naamOpleidingsinstituut": naamOpleidingsinstituut,
      "toelichtingOpleiding": toelichtingOpleiding
    }[],
    "rijbewijs": rijbewijs.{ "codeSoortRijbewijs": codeSoortRijbewijs }[],
    "taalbeheersing": taalbeheersing.{
      "codeTaal": codeTaal,
      "codeNiveauTaalbeheersingLezen": codeNiveauTaalbeheersingLezen,
      "codeNiveauTaalbeheersingLuisteren": codeNiveauTaalbeheersingLuisteren,
      "codeNiveauTaalbeheersingMondeling": codeNiveauTaalbeheersingMondeling,
      "codeNiveauTaalbeheersingSchriftelijk": codeNiveauTaalbeheersingSchriftelijk
    }[],
    "werkervaring": werkervaring.{
      "beroep": beroep.{ "codeBeroepsnaam": codeBeroepsnaam },
      "datumAanvangWerkzaamheden": datumAanvangWerkzaamheden,
      "datumEindeWerkzaamheden": datumEindeWerkzaamheden,
      "naamOrganisatie": naamOrganisatie,
      "toelichtingWerkervaring": toelichtingWerkervaring
    }[]
  },
  "identiteit": aanvulling.identiteit.{
    "voornamen": voornamen,
    "voorvoegsel": voorvoegsel,
    "achternaam": achternaam,
    "geboortedatum": geboortedatum,
    "adres": adres.{
      "straatnaam": straatnaam,
      "huisnummer": huisnummer,
      "huisnummertoevoeging": huisnummertoevoeging,
      "postcode": postcode,
      "woonplaats": woonplaats,
      "gemeente": gemeente
    }
  },
  "hulpvraag": aanvulling.hulpvraag,
  "ondersteuningsbehoefte": aanvulling.ondersteuningsbehoefte[]
}`;
