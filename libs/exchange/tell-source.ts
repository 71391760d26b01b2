import type { Occasion } from '#consent';
import type { JsonObject } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import { commitWithin } from './accept.store.js';
import type { RunningHub } from './hub.js';
import type { OccasionInput } from './occasions.js';
import type { Speaker } from './post.js';
import { SCREEN } from './screen.rules.js';

const NOTICE_CONTRACT = 'canonical/occasion@1';

/** The source is told by post like any other: a message of the one who opened, about its own entry of the person. */
export async function tellSource(
  hub: RunningHub,
  tx: Tx,
  directory: Directory,
  speaker: Speaker,
  occasion: Occasion,
  input: OccasionInput,
  traceId: string,
  now: Date,
  kenmerk?: string,
): Promise<void> {
  const recipient = directory.party(occasion.recipient)!;
  const document: JsonObject = {
    idAanleiding: occasion.id,
    soortAanleiding: occasion.kind,
    doel: occasion.purpose,
    ...(occasion.helpRequest ? { hulpvraag: occasion.helpRequest } : {}),
    ontvanger: recipient.urn,
    naamOntvanger: recipient.name,
    ...(occasion.desk ? { loket: occasion.desk } : {}),
    geldigTot: occasion.endsAt.toISOString(),
    betrokkene: {
      ...(input.subject.bsn ? { bsn: input.subject.bsn } : {}),
      ...(kenmerk ? { kenmerk } : {}),
    },
  };
  await commitWithin(
    tx,
    hub.keys,
    {
      senderId: `occasion-${occasion.id}`,
      source: recipient.urn,
      recordType: 'occasion',
      action: 'publish',
      contractRef: NOTICE_CONTRACT,
      contract: hub.contracts.get(NOTICE_CONTRACT)!,
      // Of somebody who is only looked at nothing is kept but what the source is asked.
      subject: {
        recordId: occasion.id,
        ...(input.subject.bsn && !input.viewId ? { bsn: input.subject.bsn } : {}),
      },
      personRecordId: input.subject.recordId,
      controller: speaker.controller,
      ...saidBy(speaker),
      document,
      origin: speaker.origin,
      traceId,
    },
    now,
  );
}

/** A person says it at a screen, and not through a connection. */
const saidBy = ({ actor }: Speaker): { connection: string; actor?: string } =>
  actor.startsWith('connection:')
    ? { connection: actor.slice('connection:'.length) }
    : { connection: SCREEN, actor };
