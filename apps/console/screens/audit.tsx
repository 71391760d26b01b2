import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { givenPage, hub } from '../hub';
import { Button } from '../parts/button';
import { Form, SelectField, TextField, type Faults } from '../parts/forms';
import { Page, Section } from '../parts/page';
import { Pager } from '../parts/pager';
import { Empty, Failed, Loading } from '../parts/states';
import { AuditExport } from './audit-export';
import { AuditLines, type Line } from './audit-lines';
import { bodyFor, faultsFor, FIELDS, QUESTIONS, REASONS, type Asked, type Question } from './audit-questions';
import { ThingFields } from './audit-thing';
import { useNames } from './names';

interface Found {
  lines: Line[];
  next: string | undefined;
  cursors: string[];
  /** Asked from a line that is not there any more: the reader goes on from the answer. */
  isFollowed: boolean;
}

interface Search {
  question: Question;
  asked: Asked;
  cursors: string[];
  isFollowed?: boolean;
}

const NOTHING: Asked = {
  reasonKind: 'periodic-check',
  reference: '',
  personBy: 'recordId',
  person: '',
  sender: '',
  recipient: '',
  from: '',
  until: '',
  decisionId: '',
  kind: 'agreement',
  key: '',
};

/** The questions of an auditor as forms: a reason with each, and a line in the log for each. */
export function Audit() {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<Question>('receipts-about-person');
  const [asked, setAsked] = useState<Asked>(NOTHING);
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const [found, setFound] = useState<Found | undefined>();
  const search = useMutation({
    mutationFn: ask,
    onSuccess: (page) => {
      setFound(page);
      if (page.cursors.length > 0) document.getElementById('answer')?.focus();
    },
    // Who was asked about is forgotten with the page.
    gcTime: 0,
  });
  useEffect(() => {
    if (found?.isFollowed) document.getElementById('answer')?.focus();
  }, [found]);
  const forget = (): void => {
    setFound(undefined);
    search.reset();
  };
  const choose = (next: Question): void => {
    setQuestion(next);
    setFaults({});
    forget();
  };
  /** The decision of a line, for the reason that was given for that line. */
  const follow = (decisionId: string): void => {
    const next = { question: 'decision-origins' as const, asked: { ...asked, decisionId } };
    setAsked(next.asked);
    choose(next.question);
    search.mutate({ ...next, cursors: [], isFollowed: true });
  };
  const check = (): boolean => {
    const found = faultsFor(question, asked);
    setFaults(found);
    setTries(tries + 1);
    return Object.keys(found).length === 0;
  };
  return (
    <Page title={t('audit.title')} intro={t('audit.intro')}>
      <Section id="question" title={t('audit.ask')}>
        <div className="questions" role="group" aria-label={t('audit.which')}>
          {QUESTIONS.map((one) => (
            <button
              key={one}
              type="button"
              className="question-button"
              aria-pressed={question === one}
              onClick={() => choose(one)}
            >
              {t(`audit.questions.${one}`)}
            </button>
          ))}
        </div>
        <Form
          faults={faults}
          tries={tries}
          label={t(`audit.questions.${question}`)}
          onSubmit={() => {
            if (!check()) return;
            setFound(undefined);
            search.mutate({ question, asked, cursors: [] });
          }}
        >
          <Fields
            question={question}
            asked={asked}
            set={(more) => {
              setAsked({ ...asked, ...more });
              forget();
            }}
          />
          <div className="button-row">
            <Button type="submit" disabled={search.isPending}>
              {t('audit.search')}
            </Button>
            <AuditExport question={question} body={() => (check() ? bodyFor(question, asked) : undefined)} />
          </div>
        </Form>
      </Section>
      <div role="status">{search.isPending && !found && <Loading />}</div>
      {search.error && search.variables && (
        <Failed problem={search.error} again={() => search.mutate(search.variables)} />
      )}
      {found && (
        <Section id="answer" title={t('audit.answer', { count: found.lines.length })}>
          {found.lines.length === 0 ? (
            <Empty title={t('audit.none')} text={t('audit.noneText')} />
          ) : (
            <AuditLines question={question} lines={found.lines} follow={follow} />
          )}
          <Pager
            page={found.cursors.length}
            hasNext={found.next !== undefined}
            isTurning={search.isPending}
            turnTo={(page) =>
              search.mutate({
                question,
                asked,
                cursors: [...found.cursors, found.next ?? ''].slice(0, page),
              })
            }
          />
        </Section>
      )}
    </Page>
  );
}

async function ask({ question, asked, cursors, isFollowed = false }: Search): Promise<Found> {
  const cursor = cursors.at(-1);
  // One form of answer for all of them: a page of lines.
  const post = hub.POST as unknown as (
    path: string,
    init: object,
  ) => Promise<{ data: { lines: Line[] }; response: Response }>;
  const query = question === 'decision-origins' ? {} : { limit: '50', ...(cursor ? { cursor } : {}) };
  const page = await givenPage(
    post(`/audit-log/${question}`, { params: { query }, body: bodyFor(question, asked) }),
  );
  return { ...page, cursors, isFollowed };
}

interface FieldsProps {
  question: Question;
  asked: Asked;
  set: (more: Partial<Asked>) => void;
}

function Fields({ question, asked, set }: FieldsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const fields = FIELDS[question];
  const parties = names.parties.map(({ urn, name }) => ({ value: urn, label: name }));
  return (
    <>
      <div className="field-row">
        {fields.includes('person') && (
          <>
            <SelectField
              name="personBy"
              label={t('audit.personBy')}
              value={asked.personBy}
              onChange={(value) => set({ personBy: value as Asked['personBy'], person: '' })}
              options={(['recordId', 'bsn', 'code'] as const).map((value) => ({
                value,
                label: t(`audit.by.${value}`),
              }))}
            />
            <TextField
              name="person"
              label={t(`audit.by.${asked.personBy}`)}
              help={t('audit.personHelp')}
              inputMode={asked.personBy === 'bsn' ? 'numeric' : undefined}
              value={asked.person}
              onChange={(person) => set({ person: person.trim() })}
              required
            />
          </>
        )}
        {fields.includes('parties') && (
          <>
            <SelectField
              name="sender"
              label={t('audit.sender')}
              none={t('forms.chooseOne')}
              value={asked.sender}
              onChange={(sender) => set({ sender })}
              options={parties}
            />
            <SelectField
              name="recipient"
              label={t('audit.recipient')}
              none={t('forms.chooseOne')}
              value={asked.recipient}
              onChange={(recipient) => set({ recipient })}
              options={parties}
            />
          </>
        )}
        {fields.includes('period') && (
          <>
            <TextField
              name="from"
              type="date"
              label={t('audit.from')}
              value={asked.from}
              onChange={(from) => set({ from })}
              required
            />
            <TextField
              name="until"
              type="date"
              label={t('audit.until')}
              value={asked.until}
              onChange={(until) => set({ until })}
              required
            />
          </>
        )}
        {fields.includes('decision') && (
          <TextField
            name="decisionId"
            label={t('audit.decision')}
            help={t('audit.decisionHelp')}
            value={asked.decisionId}
            onChange={(decisionId) => set({ decisionId: decisionId.trim() })}
            required
          />
        )}
        {fields.includes('thing') && <ThingFields asked={asked} set={set} />}
      </div>
      <div className="field-row reason">
        <SelectField
          name="reasonKind"
          label={t('audit.reason')}
          value={asked.reasonKind}
          onChange={(reasonKind) => set({ reasonKind: reasonKind as Asked['reasonKind'] })}
          options={REASONS.map((value) => ({ value, label: t(`audit.reasons.${value}`) }))}
        />
        <TextField
          name="reference"
          label={t('audit.reference')}
          help={t('audit.referenceHelp')}
          value={asked.reference}
          onChange={(reference) => set({ reference })}
          required
        />
      </div>
    </>
  );
}
