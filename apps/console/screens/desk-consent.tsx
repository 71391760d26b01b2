import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Facts } from '../parts/facts';
import { CheckGroup, faultsIn, Form, SelectField, TextField, type Faults } from '../parts/forms';
import { Icon } from '../parts/icon';
import { Page, Section } from '../parts/page';
import { Asked, Empty } from '../parts/states';
import { useMe } from '../session';
import { unique } from './agreements';
import {
  AskedBy,
  Categories,
  evidenceOf,
  faultsOfAsking,
  GivenBy,
  HelpAsked,
  LanguageSpoken,
  NOTHING_ASKED,
  Told,
} from './consent-fields';
import { ConsentPaper, type Said } from './consent-paper';
import { useDeskQuestions, type DeskQuestion } from './use-desk-questions';

/** With the person there: two questions, in the language of the person, with a paper to read, to sign and to take home. */
export function DeskConsent() {
  const { t } = useTranslation();
  const query = useDeskQuestions();
  return (
    <Page
      title={t('paper.title')}
      intro={t('paper.intro')}
      actions={
        <>
          <Link to={'/desk' as never} className="utrecht-link">
            {t('desk.back')}
          </Link>
          <Button kind="secondary" small onClick={() => print()}>
            <Icon name="print" /> {t('paper.print')}
          </Button>
        </>
      }
    >
      <Asked query={query}>
        {({ questions }) =>
          questions.length === 0 ? (
            <Empty title={t('paper.none')} text={t('paper.noneText')} />
          ) : (
            <AskPerson questions={questions} />
          )
        }
      </Asked>
    </Page>
  );
}

const NOTHING = {
  recipients: [] as string[],
  categories: [] as string[],
  consent: '',
  declaration: '',
  recordId: '',
  askedBy: '',
  told: [] as string[],
};

function AskPerson({ questions }: { questions: DeskQuestion[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const [filled, setFilled] = useState({
    ...NOTHING_ASKED,
    ...NOTHING,
    question: '0',
  });
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const [isAsked, setAsked] = useState(false);
  /** Written down already, where the second of the two did not go: not said again. */
  const consented = useRef<string | undefined>(undefined);
  const set = (more: Partial<typeof filled>): void => {
    consented.current = undefined;
    setFilled({ ...filled, ...more });
  };
  const question = questions[Number(filled.question)]!;
  const named = question.recipients.filter(({ party }) => filled.recipients.includes(party));
  // Of several only what all of them may get: one answer goes for all.
  const categories = unique(named.flatMap((one) => one.categories)).filter((category) =>
    named.every((one) => one.categories.includes(category)),
  );
  const saying = useMutation({
    mutationFn: async (): Promise<Said> => {
      const base = {
        subject: { recordId: filled.recordId },
        recipients: filled.recipients,
        evidence: evidenceOf(filled, {
          askedFor: me.data!.organisation!,
          how: 'at-the-desk',
          notice: question.notice.version,
        }),
      };
      if (question.consent && !consented.current) {
        const state = filled.consent === 'yes' ? 'given' : 'refused';
        const { purpose } = question;
        const body = { ...base, purpose, categories: filled.categories, state } as Schemas['Consent'];
        consented.current = (await given(hub.POST('/consents', { body }))).consentId;
      }
      const declared =
        filled.declaration === 'yes'
          ? await given(hub.POST('/declarations', { body: base as Schemas['Declaration'] }))
          : undefined;
      return {
        at: new Date(),
        ...(question.consent ? { consent: filled.consent === 'yes' } : {}),
        ...(question.declaration ? { declaration: filled.declaration === 'yes' } : {}),
        ids: [consented.current, declared?.declarationId].flatMap((one) => one ?? []),
      };
    },
    onSuccess: () => setAsked(false),
    onError: (problem) =>
      setFaults(
        faultsIn(
          problem,
          { recordId: '/subject', recipients: '/recipients' },
          (code) => (t) => t('forms.fault', { code }),
        ),
      ),
    gcTime: 0,
  });
  const said = saying.data;
  const again = (): void => {
    saying.reset();
    setTries(0);
    set(NOTHING);
  };
  const submit = (): void => {
    const choose = (name: string): Faults => ({
      [name]: (t) => t('forms.choose', { field: t(`paper.${name}`) }),
    });
    const found: Faults = {
      ...(named.length > 0 ? {} : choose('recipients')),
      ...(named.length === 0 || filled.categories.length > 0 ? {} : choose('categories')),
      ...(!question.consent || filled.consent ? {} : choose('consent')),
      ...(!question.declaration || filled.declaration ? {} : choose('declaration')),
      ...(filled.recordId ? {} : { recordId: (t) => t('forms.required', { field: t('paper.recordId') }) }),
      ...faultsOfAsking(filled),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) setAsked(true);
  };
  const answers = (name: 'consent' | 'declaration') => (
    <SelectField
      name={name}
      label={t(`paper.${name}`)}
      none={t('forms.chooseOne')}
      value={filled[name]}
      onChange={(value) => set({ [name]: value })}
      options={['yes', 'no'].map((value) => ({ value, label: t(`paper.answers.${name}.${value}`) }))}
      required
    />
  );
  return (
    <>
      <p role="status" className={said ? 'done' : 'visually-hidden'}>
        {said ? t('paper.done') : ''}
      </p>
      {said ? (
        <div className="button-row">
          <Button onClick={() => print()}>{t('paper.print')}</Button>
          <Button kind="secondary" onClick={again}>
            {t('paper.next')}
          </Button>
        </div>
      ) : (
        <Section id="answers" title={t('paper.form')} intro={t('paper.formText')}>
          <Form faults={faults} tries={tries} onSubmit={submit} label={t('paper.form')}>
            <div className="field-row">
              <SelectField
                name="question"
                label={t('paper.question')}
                value={filled.question}
                onChange={(value) => set({ question: value, recipients: [], categories: [] })}
                options={questions.map(({ purpose }, index) => ({
                  value: String(index),
                  label: t(`lists.purpose.${purpose}`),
                }))}
              />
              <LanguageSpoken filled={filled} set={set} />
              <HelpAsked label={t('desk.help')} filled={filled} set={set} />
            </div>
            <CheckGroup
              name="recipients"
              legend={t('paper.recipients')}
              options={question.recipients.map(({ party, name }) => ({ value: party, label: name }))}
              chosen={filled.recipients}
              onChange={(recipients) => set({ recipients, categories: [] })}
            />
            <Categories legend={t('paper.categories')} possible={categories} filled={filled} set={set} />
            <Told filled={filled} set={set} />
            <div className="field-row">
              {question.consent && answers('consent')}
              {question.declaration && answers('declaration')}
              <GivenBy filled={filled} set={set} />
              <TextField
                name="recordId"
                label={t('paper.recordId')}
                help={t('referrals.report.recordHelp')}
                value={filled.recordId}
                onChange={(recordId) => set({ recordId: recordId.trim() })}
                required
              />
              <AskedBy filled={filled} set={set} />
            </div>
            <Button type="submit">{t('consents.give.next')}</Button>
          </Form>
        </Section>
      )}
      <ConsentPaper
        question={question}
        recipients={named.map(({ name }) => name)}
        categories={filled.categories}
        language={filled.language}
        organisation={me.data?.name ?? ''}
        said={said}
      />
      {isAsked && (
        <Dialog
          title={t('consents.give.confirm')}
          action={t('consents.give.action')}
          busy={saying.isPending}
          problem={saying.error}
          onAction={() => saying.mutate()}
          onClose={() => setAsked(false)}
        >
          <Facts
            label={(name) => t(`paper.${name}`)}
            facts={[
              ['recipients', named.map(({ name }) => name).join(', ')],
              ['categories', filled.categories.map((one) => t(`lists.category.${one}`)).join(', ')],
              ['consent', question.consent ? t(`paper.answers.consent.${filled.consent}`) : undefined],
              [
                'declaration',
                question.declaration ? t(`paper.answers.declaration.${filled.declaration}`) : undefined,
              ],
            ]}
          />
        </Dialog>
      )}
    </>
  );
}
