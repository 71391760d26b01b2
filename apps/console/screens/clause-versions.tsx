import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { day, languageNow, turn } from '../language';
import { Badge } from '../parts/badge';
import { Differences } from '../parts/differences';
import { Asked } from '../parts/states';
import { Line, Lines } from '../parts/time-line';
import { useNames } from './names';

type Version = Schemas['ShownVersion'];

/** How a clause became what it is: every version, from when it holds, and what it made different. */
export function ClauseVersions({ id, versions }: { id: string; versions: Version[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const inOrder = versions.toSorted((a, b) => a.version - b.version);
  return (
    <div className="answer">
      <h3 className="utrecht-heading-3">{t('agreements.versions.title', { count: inOrder.length })}</h3>
      <Lines>
        {inOrder.map((one, index) => (
          <Line
            key={one.version}
            at={one.validFrom}
            title={t('agreements.versions.number', { version: one.version })}
          >
            <p className="timeline-badges">
              <Badge tone={one.when === 'in-force' ? 'good' : 'neutral'}>{t(`lists.when.${one.when}`)}</Badge>
              {!one.hashVerified && (
                <Badge tone="bad" icon="warning">
                  {t('audit.notAsSigned')}
                </Badge>
              )}
            </p>
            {index > 0 && <Changed id={id} from={inOrder[index - 1]!.version} until={one.version} />}
            {one.approvals.length > 0 && (
              <p className="cell-extra">
                {t('agreements.versions.signed')} {signedBy(one.approvals, names.party)}
              </p>
            )}
            {one.validUntil && (
              <p className="cell-extra">{t('agreements.versions.until', { at: turn(one.validUntil) })}</p>
            )}
          </Line>
        ))}
      </Lines>
    </div>
  );
}

function Changed({ id, from, until }: { id: string; from: number; until: number }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['configuration', 'clause', id, 'differences', from, until],
    queryFn: () =>
      given(
        hub.GET('/configuration/{kind}/{key}/differences', {
          params: {
            path: { kind: 'clause', key: id },
            query: { from, until },
          },
        }),
      ),
  });
  return (
    <Asked query={query}>
      {(found) => {
        const lines = found[languageNow()];
        return lines.length > 0 ? (
          <Differences lines={lines} />
        ) : (
          <p className="utrecht-paragraph">{t('agreements.versions.same')}</p>
        );
      }}
    </Asked>
  );
}

/** Of many it was often on one day. */
function signedBy(approvals: Version['approvals'], nameOf: (party: string) => string): string {
  const days = new Map<string, string[]>();
  for (const { party, on } of approvals) days.set(day(on), [...(days.get(day(on)) ?? []), nameOf(party)]);
  return [...days].map(([on, parties]) => `${parties.join(', ')} (${on})`).join('; ');
}
