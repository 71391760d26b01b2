import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '#consent';
import { PAGE_HEADERS } from './page.js';
import { Refused } from './problem.js';

/** Answers with one of the hub's own pages. */
export function shown(reply: FastifyReply, text: string, status = 200): string {
  void reply.status(status).headers(PAGE_HEADERS);
  return text;
}

/** The language that was asked for, and else Dutch. */
export const languageOf = (text: string | undefined): Language => (text && isLanguage(text) ? text : 'nl');

/** What was filled in; a form of the hub's own pages is small. Throws Refused above `most` bytes. */
export function formOf(request: FastifyRequest, most: number): URLSearchParams {
  const body = (request.body as Buffer | undefined) ?? Buffer.alloc(0);
  if (body.length > most) throw new Refused({ code: 'body-too-large' });
  return new URLSearchParams(body.toString('utf8'));
}
