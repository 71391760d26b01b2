import type { FastifyRequest } from 'fastify';
import { verify } from '#delivery';
import type { Caller, RunningHub } from '#exchange';
import { isId, sha256 } from '#kernel';
import { keepSignedRequest, loadSigningKey, type Connection, type Directory } from '#partners';
import { originOf } from './addresses.rules.js';
import type { CertificateReader, ClientCertificate } from './certificates.js';
import { letIn } from './let-in.js';
import { CLOUD_EVENT, CLOUD_EVENT_BATCH } from './media-types.js';
import { notTaken, Refused } from './problem.js';
import { asksAs } from './refused-access.js';
import type { RouteRow } from './routes.js';
import type { Token, TokenVerifier } from './tokens.js';
import { traceOf } from './trace.js';

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]{20,8192})$/i;
const OIN = /^\d{20}$/;

export interface PartnerNeeds {
  hub: RunningHub;
  tokens: TokenVerifier;
  certificateOf: CertificateReader;
}

/** The connection that calls, at this moment; a revoked or ended one is unknown. Throws Refused. */
export async function partnerOf(
  needs: PartnerNeeds,
  request: FastifyRequest,
  row: RouteRow,
): Promise<Caller> {
  const { authorization } = request.headers;
  if (authorization === undefined && row.signed && request.headers['webhook-signature'] !== undefined)
    return signerOf(needs, request);
  const bearer = BEARER.exec(authorization ?? '');
  if (!bearer) throw new Refused({ code: 'unauthenticated' }, { 'WWW-Authenticate': 'Bearer' });
  // First: that also tells the time by which a token is over.
  const directory = await needs.hub.directory();
  const token = await verified(needs.tokens, bearer[1]!);
  const connection = token && directory.connectionOfClient(token.clientId, needs.hub.now());
  if (!token || !connection) throw invalid();
  refuseUnbound(token, connection, directory, needs.certificateOf(request));
  await letIn(needs.hub, request, connection);
  asksFor(needs.hub, request, connection, directory);
  needs.hub.uses.note('client', token.clientId, needs.hub.now());
  if (!token.scopes.has(row.scope)) {
    throw new Refused(
      { code: 'insufficient-scope' },
      { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${row.scope}"` },
    );
  }
  return {
    connection,
    directory,
    scopes: token.scopes,
    origin: originOf(request),
    traceId: traceOf(request),
  };
}

/** The parties for which a connection acts now. */
export const mandatedNow = (hub: RunningHub, connection: Connection, directory: Directory): string[] =>
  connection.mandates
    .map((mandate) => mandate.party)
    .filter((party) => directory.isMandated(connection, party, hub.now()));

const asksFor = (
  hub: RunningHub,
  request: FastifyRequest,
  connection: Connection,
  directory: Directory,
): void =>
  asksAs(request, () => ({
    actor: `connection:${connection.key}`,
    origin: originOf(request),
    organisations: mandatedNow(hub, connection, directory),
  }));

const invalid = (why?: string): Refused =>
  new Refused(
    { code: 'unauthenticated' },
    { 'WWW-Authenticate': `Bearer error="invalid_token"${why ? `, error_description="${why}"` : ''}` },
  );

/** A token bound to a certificate is worth nothing without it; what a connection demands beyond that is demanded too. */
function refuseUnbound(
  { boundTo }: Token,
  connection: Connection,
  directory: Directory,
  certificate: ClientCertificate | undefined,
): void {
  if (boundTo !== undefined && boundTo !== certificate?.thumbprint)
    throw invalid('not with the certificate to which the token is bound');
  if (connection.requireBoundTokens && boundTo === undefined)
    throw invalid('this connection needs tokens that are bound to a certificate');
  if (!isOfItsOwner(connection, directory, certificate))
    throw invalid('the certificate does not hold the OIN of this connection');
}

function isOfItsOwner(
  { certificateOf }: Connection,
  directory: Directory,
  certificate: ClientCertificate | undefined,
): boolean {
  if (certificateOf === undefined) return true;
  const wanted = OIN.test(certificateOf) ? certificateOf : directory.party(certificateOf)?.oin;
  return wanted !== undefined && certificate?.serialNumber === wanted;
}

async function verified(tokens: TokenVerifier, token: string): Promise<Token | undefined> {
  try {
    return await tokens.verify(token);
  } catch {
    // The identity provider cannot be reached: not the caller's fault, and nobody is let in.
    throw new Refused({ code: 'busy' });
  }
}

const unsigned = (): Refused =>
  new Refused({ code: 'unauthenticated' }, { 'WWW-Authenticate': 'Bearer, Signature' });

/**
 * A system that can only sign (Standard Webhooks): the key that it names is of its connection, and the signature covers the
 * body. So everything that is said has to stand in the body: an event or a batch, not a document with headers around it.
 */
async function signerOf({ hub, certificateOf }: PartnerNeeds, request: FastifyRequest): Promise<Caller> {
  const named = request.headers['schakel-key'];
  const now = hub.now();
  const key =
    typeof named === 'string' && isId(named) ? await loadSigningKey(hub.db, hub.keys, named, now) : undefined;
  const directory = await hub.directory();
  const connection = key && directory.connection(key.connection);
  const body = (request.body as Buffer | undefined) ?? Buffer.alloc(0);
  if (!key || !connection?.signedMessages || directory.isBarred(connection.key)) throw unsigned();
  // Signed by the clock of the world, not by one that a demonstration turned.
  if (!verify([key.secret], request.headers, body, hub.worldTime() / 1000)) throw unsigned();
  if (!isOfItsOwner(connection, directory, certificateOf(request))) throw unsigned();
  const type = request.headers['content-type']!.split(';')[0]!.trim().toLowerCase();
  if (type !== CLOUD_EVENT && type !== CLOUD_EVENT_BATCH) {
    const detail = 'With a signature only events are taken: headers around a document are not signed.';
    throw notTaken('POST', [CLOUD_EVENT, CLOUD_EVENT_BATCH], detail);
  }
  await letIn(hub, request, connection);
  asksFor(hub, request, connection, directory);
  hub.uses.note('connection', connection.key, now);
  const webhookId = request.headers['webhook-id'] as string;
  const kept = { connection: connection.key, webhookId, digest: sha256(body), seenAt: now };
  // The same again is answered like any repeat: each event in it gives its first receipt.
  if ((await keepSignedRequest(hub.db, kept)) === 'reused') throw new Refused({ code: 'id-reused' });
  return {
    connection,
    directory,
    scopes: new Set(['messages.write']),
    origin: originOf(request),
    traceId: traceOf(request),
  };
}
