import { html, pageOf } from './page.js';

/** Why somebody is not logged in, as the refusals call it. */
export type LoginTrouble = 'login-failed' | 'busy' | 'unauthenticated';

const WORDS = {
  'login-failed': {
    title: 'Het inloggen is niet gelukt',
    nl: 'U bent niet ingelogd. Misschien bent u gestopt, duurde het langer dan tien minuten, of logde u in een ander venster opnieuw in.',
    en: 'You are not logged in. Maybe you stopped, it took longer than ten minutes, or you began anew in another window.',
  },
  busy: {
    title: 'Inloggen kan nu even niet',
    nl: 'De dienst waarmee u inlogt, geeft geen antwoord. Probeer het straks opnieuw. Blijft het zo? Vraag het dan aan uw beheerder.',
    en: 'The service by which you log in does not answer. Try again in a while. Does it stay so? Then ask your administrator.',
  },
  unauthenticated: {
    title: 'U bent niet ingelogd',
    nl: 'Deze pagina is alleen te zien als u bent ingelogd. Misschien was u een tijd niet bezig, of logde u in een ander venster uit.',
    en: 'This page is shown only when you are logged in. Maybe you did nothing for a while, or logged out in another window.',
  },
} as const;

/** For the person at the browser, who has no use for a problem in JSON; `returnTo` is where the log-in was to lead, unset: the console. */
export function loginTroublePage(trouble: LoginTrouble, returnTo?: string): string {
  const { title, nl, en } = WORDS[trouble];
  const again = `/auth/login${returnTo === undefined ? '' : `?${new URLSearchParams({ returnTo })}`}`;
  return pageOf({
    language: 'nl',
    title,
    body: html`<p>${nl}</p>
      <p><a href="${again}">Opnieuw inloggen</a></p>
      <div lang="en">
        <h2>In English</h2>
        <p>${en}</p>
        <p><a href="${again}">Log in again</a></p>
      </div>`,
  });
}
