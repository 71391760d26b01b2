import { incidentSentences } from './incident-mail.rules.js';
import type { Notification } from './notification.store.js';

/** A mail in plain words: Dutch (B1) first, English after it. It holds names of connections, codes, counts and moments. */
export interface Mail {
  subject: string;
  text: string;
}

const REASONS: Record<string, [nl: string, en: string]> = {
  maintenance: ['onderhoud', 'maintenance'],
  incident: ['een storing of incident', 'an incident'],
  change: ['een wijziging', 'a change'],
  request: ['een verzoek', 'a request'],
  other: ['een andere reden', 'another reason'],
};

type Sentences = { subject: string; nl: string; en: string };

/** Of a lane by the broker: the broker is the hub's own, the queue at it the partner's. */
function brokerSentences({ kind, connection, details }: Notification, name: string): Sentences | undefined {
  if (details['broker'] === 'away' && kind === 'lane-broken')
    return {
      subject: `De broker neemt geen post aan voor ${name}`,
      nl: `Schakel kan de broker (AMQP_URL) niet gebruiken. De post voor "${name}" blijft bewaard en komt vanzelf als dat weer kan. Wat er aan de hand is, staat in het logboek van de worker.`,
      en: `Schakel cannot use the broker (AMQP_URL). The post for "${name}" is kept and will come by itself when it can be used again. The log of the worker says what is the matter.`,
    };
  if (details['broker'] === 'away' && kind === 'lane-restored')
    return {
      subject: `De broker neemt weer post aan voor ${name}`,
      nl: `De broker doet het weer. De post voor "${name}" die wachtte, komt nu.`,
      en: `The broker can be used again. The post for "${name}" that waited is coming now.`,
    };
  if (details['broker'] === 'no-queue' && kind === 'lane-broken')
    return {
      subject: `Geen wachtrij voor ${name}`,
      nl: `Bij de broker is geen wachtrij schakel.to.${connection} voor uw systeem "${name}". Uw post blijft bewaard en komt vanzelf als u de wachtrij hebt gemaakt.`,
      en: `At the broker there is no queue schakel.to.${connection} for your system "${name}". Your post is kept and will come by itself when you have made the queue.`,
    };
  return undefined;
}

function sentencesOf(notification: Notification, name: string): Sentences {
  const { kind, details } = notification;
  const ofBroker = brokerSentences(notification, name);
  if (ofBroker) return ofBroker;
  switch (kind) {
    case 'lane-broken':
      return {
        subject: `Geen antwoord van ${name}`,
        nl: `Schakel krijgt geen antwoord van uw systeem "${name}". Uw post blijft bewaard en komt vanzelf als uw systeem weer antwoordt. Kijk of uw webhook bereikbaar is.`,
        en: `Schakel gets no answer from your system "${name}". Your post is kept and will come by itself when your system answers again. Check whether your webhook can be reached.`,
      };
    case 'lane-restored':
      return {
        subject: `${name} antwoordt weer`,
        nl: `Uw systeem "${name}" antwoordt weer. De post die wachtte, komt nu.`,
        en: `Your system "${name}" answers again. The post that waited is coming now.`,
      };
    case 'lane-paused': {
      const [nl, en] = REASONS[String(details['reason'])] ?? REASONS['other']!;
      return {
        subject: `Post voor ${name} is gepauzeerd`,
        nl: `De beheerder van Schakel heeft de post voor uw systeem "${name}" gepauzeerd. De reden: ${nl}. Uw post blijft bewaard.`,
        en: `Whoever runs Schakel has paused the post for your system "${name}". The reason: ${en}. Your post is kept.`,
      };
    }
    case 'lane-resumed':
      return {
        subject: `Post voor ${name} gaat verder`,
        nl: `De post voor uw systeem "${name}" gaat weer verder.`,
        en: `The post for your system "${name}" goes on again.`,
      };
    case 'endpoint-retired':
      return {
        subject: `De webhook van ${name} is gestopt`,
        nl: `Uw systeem "${name}" zei dat zijn webhook niet meer bestaat (410). Uw post wacht tot u een nieuw adres opgeeft (PUT /v1/endpoints).`,
        en: `Your system "${name}" said that its webhook has gone (410). Your post waits until you set another address (PUT /v1/endpoints).`,
      };
    case 'rights-requests-due': {
      const [soon, late] = [Number(details['soon'] ?? 0), Number(details['late'] ?? 0)];
      return {
        subject: `Verzoeken van mensen bij ${name}: de termijn loopt af`,
        nl: `Mensen hebben ${name} iets gevraagd over hun gegevens. Verzoeken waarvan de termijn binnen een week afloopt: ${soon}. Verzoeken waarvan de termijn voorbij is: ${late}. U vindt ze met GET /v1/rights-requests.`,
        en: `People asked ${name} something about their data. Requests of which the term ends within a week: ${soon}. Requests of which the term is over: ${late}. You find them with GET /v1/rights-requests.`,
      };
    }
    case 'to-inform-due': {
      const [soon, late] = [Number(details['soon'] ?? 0), Number(details['late'] ?? 0)];
      return {
        subject: `Mensen die nog uitleg van ${name} moeten krijgen`,
        nl: `Gegevens van mensen zijn gedeeld, en ${name} moet die mensen dat vertellen. Mensen bij wie dat binnen een week moet: ${soon}. Mensen bij wie het al gedaan had moeten zijn: ${late}. U vindt ze met GET /v1/to-inform.`,
        en: `Data of people were shared, and ${name} has to tell these people. People to be told within a week: ${soon}. People who should have been told by now: ${late}. You find them with GET /v1/to-inform.`,
      };
    }
    case 'held-ended': {
      const count = Number(details['count'] ?? 0);
      return {
        subject: `Berichten van ${name} zijn vervallen`,
        nl: `Berichten die vastliepen en waar niemand op tijd naar keek: ${count}. Schakel bewaart ze niet langer. Stuur de nieuwste versie opnieuw als die nog nodig is.`,
        en: `Messages that were held and that nobody saw to in time: ${count}. Schakel keeps them no longer. Send the newest version again if it is still needed.`,
      };
    }
    case 'referral-overdue':
      return {
        subject: `Iemand wacht op hulp: ${name}`,
        nl: 'Er zijn mensen die om hulp vroegen en bij wie de tijd om is. Kijk met GET /v1/referrals?overdue=true welke verwijzingen bij u liggen. Van wie u zelf verwees, vraagt u hoe het gaat.',
        en: 'There are people who asked for help and whose time is over. Look by GET /v1/referrals?overdue=true which referrals are with you. Of those whom you referred yourself, ask how they are.',
      };
    case 'report-overdue':
      return {
        subject: `Een melding van een fout wacht op antwoord: ${name}`,
        nl: 'Iemand meldde een fout in gegevens die van u komen, en de tijd om te antwoorden is om. Kijk met GET /v1/correction-reports.',
        en: 'Somebody reported an error in data that come from you, and the time to answer is over. Look by GET /v1/correction-reports.',
      };
    case 'digest': {
      const held = Number(details['held'] ?? 0);
      const dead = Number(details['dead'] ?? 0);
      return {
        subject: `Er wacht werk op u in Schakel: ${name}`,
        nl: `Berichten die op u wachten: ${held}. Bezorgingen die niet lukten: ${dead}. De eerste moet klaar zijn op ${String(details['deadline'])}. U vindt ze met GET /v1/held-messages.`,
        en: `Messages that wait for you: ${held}. Deliveries that failed: ${dead}. The first is to be done by ${String(details['deadline'])}. You find them with GET /v1/held-messages.`,
      };
    }
    default:
      return incidentSentences(kind, details, name);
  }
}

export function mailOf(notification: Notification, name: string): Mail {
  const { subject, nl, en } = sentencesOf(notification, name);
  const moment = notification.madeAt.toISOString();
  return { subject: `[Schakel] ${subject}`, text: `${nl}\n\n${en}\n\n${moment}\n` };
}
