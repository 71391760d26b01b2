/**
 * A rule with exceptions, as FHIR R5 Consent has them (hl7.org/fhir/R5/consent.html, `decision` and `provision`): an
 * exception turns its parent around, and may have exceptions of its own. Siblings: one that applies is enough. Attributes
 * of one exception: all must match. Values of one attribute: one is enough. What is not named is no constraint.
 */
export type Rule = 'permit' | 'deny';

export interface Provision {
  /** Attribute to values, for example `{ recipient: ['school'], category: ['languages'] }`. */
  about: Readonly<Record<string, readonly string[]>>;
  /** Applies from this moment on, and not any more at `until`; absent: always. */
  from?: Date;
  until?: Date;
  exceptions?: readonly Provision[];
}

/** What a question is about: for each attribute the names under which it is known. */
export interface Circumstances {
  moment: Date;
  about: Readonly<Record<string, readonly string[]>>;
}

/** Under which names a question is known may depend on what an exception would do with it: see `recipientNames`. */
export type Asked = Readonly<Record<Rule, Circumstances>>;

const turned = (rule: Rule): Rule => (rule === 'permit' ? 'deny' : 'permit');

/** What comes of `rule` once its exceptions have been heard. */
export function afterExceptions(rule: Rule, exceptions: readonly Provision[], asked: Asked): Rule {
  const other = turned(rule);
  const isTurned = exceptions.some(
    (exception) =>
      applies(exception, asked[other]) && afterExceptions(other, exception.exceptions ?? [], asked) === other,
  );
  return isTurned ? other : rule;
}

function applies({ about, from, until }: Provision, asked: Circumstances): boolean {
  if ((from && asked.moment < from) || (until && asked.moment >= until)) return false;
  for (const attribute in about)
    if (!asked.about[attribute]?.some((value) => about[attribute]!.includes(value))) return false;
  return true;
}
