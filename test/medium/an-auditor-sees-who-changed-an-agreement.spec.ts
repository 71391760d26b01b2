import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approveDraft, proposeDraft } from '#exchange';
import type { JsonObject } from '#kernel';
import { approvedVersions } from '#storage';
import { asked, linesOf } from './auditor.js';
import { Rig } from './rig.js';

const PERIOD = { from: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-12-01T00:00:00Z') };

describe('to an auditor of a party', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  describe('who changed this agreement, and who approved it', () => {
    const THING = { kind: 'agreement', key: 'leren-en-werken' } as const;

    it('is told from the files on, with drafts and what every party said; of people only its own by their pseudonym', async () => {
      const before = await linesOf(rig, 'enschede', 'agreement-changes', THING);
      expect(before[0]).toMatchObject({ what: 'files', by: 'config:apply', hashVerified: true });
      const { content } = (await approvedVersions(rig.admin)).findLast(
        ({ kind, key }) => kind === 'agreement' && key === THING.key,
      )! as unknown as { content: JsonObject };
      const proposal = await proposeDraft(
        rig.hub,
        { controller: 'enschede', actor: 'person:aaaa:administrator:enschede', origin: 'test' },
        {
          title: 'Andere titel (verzonnen)',
          changes: [{ ...THING, content: { ...content, title: 'Anders (verzonnen)' } }],
        },
      );
      if (!proposal.ok) throw new Error(JSON.stringify(proposal.refusal));
      const { id, hash } = proposal.value;
      const approver = {
        actor: 'person:bbbb:approver:roc-van-twente',
        origin: 'test',
        approvesFor: ['roc-van-twente'],
      };
      const said = await approveDraft(rig.hub, approver, id, { party: 'roc-van-twente', hash });
      expect(said.ok).toBe(true);
      const lines = await linesOf(rig, 'enschede', 'agreement-changes', THING, 2);
      expect(lines).toHaveLength(before.length + 1);
      expect(lines.at(-1)).toMatchObject({
        what: 'proposal',
        by: 'person:aaaa:administrator:enschede',
        draftId: id,
        hash,
        hashVerified: true,
        state: 'open',
        things: [THING],
        approvals: [{ answer: 'approved', by: 'person:approver:roc-van-twente', hash }],
        eventIds: [expect.any(String), expect.any(String)],
      });
      const theirs = await linesOf(rig, 'roc-van-twente', 'agreement-changes', THING);
      expect(theirs.at(-1)).toMatchObject({
        by: 'person:administrator:enschede',
        approvals: [{ by: 'person:bbbb:approver:roc-van-twente' }],
      });
      const asLines = await linesOf(rig, 'enschede', 'lines', PERIOD);
      const approval = asLines.find(({ action }) => action === 'draft.approved');
      expect(approval).toMatchObject({ actor: 'person:approver:roc-van-twente' });
      expect(approval).not.toHaveProperty('origin');
    });

    it('to the parties, and to nobody else', async () => {
      for (const [own, thing] of [
        ['bakkerij-de-proef', THING],
        ['enschede', { ...THING, key: 'nergens' }],
      ] as const)
        expect(await asked(rig, own, 'agreement-changes', thing)).toMatchObject({
          refusal: { code: 'not-found' },
        });
    });
  });
});
