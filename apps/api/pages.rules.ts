import type { FastifyRequest } from 'fastify';
import { HTML_TYPE } from './media-types.js';
import type { RouteRow } from './route-row.js';

/** Whether a person at a browser asks: it names HTML before anything else. */
export const wantsPage = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  headers.accept?.split(',')[0]?.trim().startsWith(HTML_TYPE) === true;

/** Whether a route gives a page to whoever wants one: who is not logged in gets one too. */
export const givesPages = ({ operation }: RouteRow): boolean =>
  operation.answers[200]?.also?.[HTML_TYPE] !== undefined;
