import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { appendEvents, auditEvent, type AuditAction } from '#audit';
import { newSecret, verify } from '#delivery';
import { HUB, type RunningHub } from '#exchange';
import { isId } from '#kernel';
import { addSigningKey, endSigningKeys, signingKeysOf, type Connection, type SigningKey } from '#partners';
import type { Query as Db } from '#storage';
import { bodyOf, must } from './caller.js';
import { connectionInCare, keeperOf, type Keeper } from './care.js';
import { Refused } from './problem.js';

interface KeyBody {
  connection?: string;
  kind: 'v1' | 'v1a';
  publicKey?: string;
  othersEndAt?: string;
}

/**
 * Keys of systems that can only sign: of a connection for itself, or of an administrator for the connections in their care
 * that act for nobody else. Whoever has a key speaks for everybody for whom its connection acts.
 */
@Controller('v1/signing-keys')
export class SigningKeysController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Query('connection') named?: string,
  ): Promise<{ signingKeys: unknown[] }> {
    const connection = this.connectionOf(await this.keeperOf(request), named);
    return { signingKeys: (await signingKeysOf(this.hub.db, connection.key)).map(shown) };
  }

  /** The secret is shown in this answer and never again. */
  @Post()
  @HttpCode(201)
  async make(@Req() request: FastifyRequest): Promise<unknown> {
    const keeper = await this.keeperOf(request);
    const body = must(bodyOf<KeyBody>(this.hub, request, 'SigningKey'));
    const connection = this.connectionOf(keeper, body.connection);
    const secret = secretOf(body);
    const madeAt = this.hub.now();
    const endsAt = body.othersEndAt ? new Date(body.othersEndAt) : undefined;
    const made = await this.hub.db.transaction().execute(async (tx) => {
      const others = endsAt ? (await signingKeysOf(tx, connection.key)).map(({ id }) => id) : [];
      const ended = endsAt ? await endSigningKeys(tx, connection.key, others, endsAt) : [];
      const key = await addSigningKey(tx, this.hub.keys, {
        connection: connection.key,
        kind: body.kind,
        secret,
        madeAt,
      });
      await this.note(tx, keeper, connection, 'signing-key.made', key, { kind: key.kind, ended });
      return key;
    });
    return { ...shown(made), ...(body.kind === 'v1' ? { secret } : {}) };
  }

  @Post(':id/revocations')
  @HttpCode(201)
  async revoke(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const keeper = await this.keeperOf(request);
    must(bodyOf(this.hub, request, 'Empty'));
    const endsAt = this.hub.now();
    for (const connection of isId(id) ? keeper.connections : []) {
      const done = await this.hub.db.transaction().execute(async (tx) => {
        const found = (await signingKeysOf(tx, connection.key)).find((one) => one.id === id);
        if (!found) return false;
        const [ended] = await endSigningKeys(tx, connection.key, [id], endsAt);
        if (ended) await this.note(tx, keeper, connection, 'signing-key.revoked', found, {});
        return true;
      });
      if (done) return { id, state: 'revoked' };
    }
    throw new Refused({ code: 'not-found' });
  }

  private keeperOf(request: FastifyRequest): Promise<Keeper> {
    return keeperOf(this.hub, request, { wholly: true });
  }

  private connectionOf(keeper: Keeper, named: string | undefined): Connection {
    const connection = connectionInCare(keeper, named);
    if (!connection.signedMessages) {
      const detail =
        'The configuration of this connection does not let it sign its messages (signedMessages).';
      throw new Refused({
        code: 'invalid-request',
        faults: [{ pointer: '/connection', code: 'signedMessages', detail }],
      });
    }
    return connection;
  }

  private note(
    tx: Db,
    { actor, origin }: Keeper,
    connection: Connection,
    action: AuditAction,
    key: SigningKey,
    details: Record<string, unknown>,
  ): Promise<void> {
    return appendEvents(tx, [
      auditEvent({
        moment: this.hub.now(),
        log: 'audit',
        action,
        actor,
        origin,
        object: `signing-key:${key.id}`,
        result: action.slice('signing-key.'.length),
        organisations: connection.mandates.map((mandate) => mandate.party),
        details: { connection: connection.key, ...details },
      }),
    ]);
  }
}

const shown = ({ id, connection, kind, madeAt, endsAt }: SigningKey) => ({
  id,
  connection,
  kind,
  madeAt,
  ...(endsAt ? { endsAt } : {}),
});

/** A secret is the hub's to make, a key pair the partner's: its private half never travels. Throws Refused. */
function secretOf({ kind, publicKey }: KeyBody): string {
  const fault = (detail: string): Refused =>
    new Refused({
      code: 'invalid-request',
      faults: [{ pointer: '/publicKey', code: 'key', detail }],
    });
  if (kind === 'v1') {
    if (publicKey !== undefined) throw fault('The hub makes the secret of a v1 key.');
    return newSecret();
  }
  if (publicKey === undefined) throw fault('A v1a key needs the public key, whpk_ and base64.');
  try {
    // Only to read it: nothing was signed yet.
    verify(
      [publicKey],
      { 'webhook-id': 'x', 'webhook-timestamp': '0', 'webhook-signature': 'v1a,AA==' },
      '',
      0,
    );
  } catch {
    throw fault('Not an Ed25519 public key: whpk_ and 32 bytes, or SPKI, in base64.');
  }
  return publicKey;
}
