import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  checkpointsOf,
  latestHead,
  leafAt,
  leafOfEvent,
  proveConsistency,
  proveInclusion,
  publicKeys,
  rootHashOf,
  type ConsistencyProof,
  type InclusionProof,
  type StoredCheckpoint,
} from '#audit';
import { evidenceOf, HUB, type Evidence, type RunningHub } from '#exchange';
import { isId } from '#kernel';
import { callerOf, controllersOf, readersOf } from './caller.js';
import { Refused } from './problem.js';
import { readQuery, type Query as Asked } from './audit-query.js';

interface CheckpointView {
  number: number;
  treeSize: number;
  rootHash: string;
  madeAt: Date;
  checkpoint: string;
}

const LOOK_EVERY_MS = 500;

const viewOf = (checkpoint: StoredCheckpoint): CheckpointView => ({
  number: checkpoint.number,
  treeSize: checkpoint.size,
  rootHash: rootHashOf(checkpoint),
  madeAt: checkpoint.madeAt,
  checkpoint: checkpoint.note,
});

/** How the log proves itself: checkpoints are for everybody who may ask, proofs for whom an event concerns. */
@Controller('v1')
export class AuditLogController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('audit-log/checkpoint')
  async checkpoint(): Promise<CheckpointView & { keys: string[] }> {
    return { ...viewOf(await this.head()), keys: await publicKeys(this.hub.db) };
  }

  @Get('audit-log/checkpoints')
  async checkpoints(
    @Req() request: FastifyRequest,
    @Query() query: Asked,
  ): Promise<{ checkpoints: CheckpointView[]; next: number }> {
    callerOf(request);
    const { after = 0, from, until, max = 100, wait = 0 } = readQuery('checkpoints', query);
    const question = { after, from, until, limit: max };
    const giveUp = performance.now() + wait * 1000;
    for (;;) {
      const found = await checkpointsOf(this.hub.db, this.hub.config.audit.origin, question);
      const isOver = performance.now() >= giveUp || request.raw.destroyed || this.hub.isStopping();
      if (found.length > 0 || isOver)
        return { checkpoints: found.map(viewOf), next: found.at(-1)?.number ?? after };
      await pause(LOOK_EVERY_MS);
    }
  }

  @Get('audit-log/inclusion-proofs')
  async inclusion(
    @Req() request: FastifyRequest,
    @Query() query: Asked,
  ): Promise<InclusionProof & { checkpoint?: string }> {
    const caller = callerOf(request);
    const { eventId, position, leafHash, treeSize } = readQuery('inclusionProofs', query);
    const isByEvent = eventId !== undefined;
    if (isByEvent === (position !== undefined) || (position === undefined) !== (leafHash === undefined))
      throw fault('eventId', 'Name an event by its eventId, or a leaf by its position and leafHash.');
    const { db } = this.hub;
    const found = isByEvent
      ? await leafOfEvent(db, eventId, controllersOf(this.hub, caller))
      : await leafAt(db, position!, leafHash!);
    if (!found) throw new Refused({ code: 'not-found' });
    const head = await this.head();
    if (found === 'waits' || found.position >= head.size)
      throw new Refused({
        code: 'not-found',
        detail: 'It is not under a checkpoint yet; that follows in seconds.',
      });
    const size = treeSize ?? head.size;
    if (size > head.size || size <= found.position)
      throw fault('treeSize', `A size after that leaf, and up to ${head.size}.`);
    const proof = await proveInclusion(db, found, size);
    return { ...proof, ...(size === head.size ? { checkpoint: head.note } : {}) };
  }

  @Get('audit-log/consistency-proofs')
  async consistency(
    @Req() request: FastifyRequest,
    @Query() query: Asked,
  ): Promise<ConsistencyProof & { checkpoint?: string }> {
    callerOf(request);
    const { fromSize, toSize } = readQuery('consistencyProofs', query);
    if (fromSize === undefined) throw fault('fromSize', 'Name the size of the older tree.');
    const head = await this.head();
    const to = toSize ?? head.size;
    if (to > head.size) throw fault('toSize', `A size up to ${head.size}.`);
    if (fromSize > to) throw fault('fromSize', `A size up to that of the newer tree.`);
    const proof = await proveConsistency(this.hub.db, fromSize, to);
    return { ...proof, ...(to === head.size ? { checkpoint: head.note } : {}) };
  }

  @Get('messages/:id/evidence')
  async evidence(@Req() request: FastifyRequest, @Param('id') id: string): Promise<Evidence> {
    for (const { speaker, reader } of isId(id) ? readersOf(this.hub, request) : []) {
      const found = await evidenceOf(this.hub, speaker, reader, id);
      if (found.ok) return found.value;
    }
    throw new Refused({ code: 'not-found' });
  }

  private async head() {
    const head = await latestHead(this.hub.db, this.hub.config.audit.origin);
    if (!head) throw new Refused({ code: 'not-found', detail: 'No checkpoint has been signed yet.' });
    return head;
  }
}

const fault = (code: string, detail: string): Refused =>
  new Refused({ code: 'invalid-request', faults: [{ pointer: '', code, detail }] });
