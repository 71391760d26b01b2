import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { memberOf } from '../../apps/demo/play.js';

export const PAGE = '/toestemming';
const CODE = /[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}/;

export interface Shown {
  status: number;
  text: string;
  headers: Headers;
}
type Field = [name: string, value: string];

/** What a person does with a code of Enschede: types it, answers, and takes back. */
export class CodePages {
  constructor(private readonly box: Box) {}

  async invite(recordId: string, parts: JsonObject = {}): Promise<Answer> {
    return this.box.client('klantsysteem-enschede').request('POST', '/v1/consent-invitations', {
      subject: { recordId },
      purpose: 'learning',
      recipients: [await this.box.urn('roc-van-twente')],
      askedBy: 'consulent-17',
      request: 'learn-on-the-job',
      ...parts,
    });
  }

  async codeFor(recordId: string): Promise<string> {
    return memberOf(await this.invite(recordId), 'code');
  }

  async post(path: string, fields: Field[]): Promise<Shown> {
    const response = await fetch(`${this.box.url}${PAGE}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html,*/*;q=0.5' },
      body: new URLSearchParams(fields).toString(),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  open(code: string, language = 'nl'): Promise<Shown> {
    return this.post('', [
      ['taal', language],
      ['code', code],
    ]);
  }

  say(code: string, fields: Field[]): Promise<Shown> {
    return this.post('/antwoorden', [['taal', 'nl'], ['code', code], ['wie', 'person'], ...fields]);
  }

  no(code: string): Promise<Shown> {
    return this.say(code, [['antwoord', 'nee']]);
  }

  yes(code: string, categories: string[] = ['qualifications', 'languages']): Promise<Shown> {
    const ticked = categories.map((one): Field => ['g0', one]);
    return this.say(code, [['antwoord', 'ja'], ...ticked, ['b0', 'ja']]);
  }

  takeBack(code: string, fields: Field[] = []): Promise<Shown> {
    return this.post('/intrekken', [['taal', 'nl'], ['code', code], ...fields]);
  }
}

/** The code that a page shows. */
export const codeIn = ({ text }: Shown): string => CODE.exec(text)![0];
