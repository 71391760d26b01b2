import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { given, hub, type Schemas } from '../hub';
import type { Faults } from '../parts/forms';
import { aloneIn, PaperFields, paperFaults, signedBy, type Papers } from './papers';
import type { Thing } from './use-things';

export interface Proposal {
  title: string;
  changes: { kind: Thing['kind']; key: string; content?: object }[];
}
/** A proposal that lies ready. */
export interface Proposed {
  draftId: string;
  title: string;
}

/**
 * Proposes something. The hub says first whom it concerns; where one of them cannot approve in the hub, nothing is proposed yet:
 * `papers` are the fields for what they signed, to stand in the form, with its `faults` and `tries`.
 */
export function usePropose(onDone: (draft: Proposed) => void) {
  const queries = useQueryClient();
  const [alone, setAlone] = useState<Schemas['Standing'][]>([]);
  const [papers, setPapers] = useState<Papers>({});
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const proposing = useMutation({
    mutationFn: async (proposal: Proposal): Promise<Proposed | undefined> => {
      const { parties } = await given(hub.POST('/draft-previews', { body: proposal as never }));
      const found = aloneIn(parties);
      const missing = paperFaults(found, papers);
      setAlone(found);
      setFaults(missing);
      if (Object.keys(missing).length === 0)
        return given(
          hub.POST('/drafts', { body: { ...proposal, signed: signedBy(found, papers) } as never }),
        );
      setTries(tries + 1);
      return undefined;
    },
    onSuccess: async (draft) => {
      if (!draft) return;
      await queries.invalidateQueries({ queryKey: ['drafts'] });
      onDone(draft);
    },
  });
  return {
    propose: proposing.mutate,
    isPending: proposing.isPending,
    error: proposing.error,
    faults,
    tries,
    papers: alone.length > 0 && <PaperFields alone={alone} papers={papers} onChange={setPapers} />,
  };
}
