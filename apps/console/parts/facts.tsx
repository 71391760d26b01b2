import type { ReactNode } from 'react';

export type Fact = readonly [name: string, value: ReactNode];

interface FactsProps {
  facts: readonly Fact[];
  /** How a name is called on the screen; unset: as it is. */
  label?: (name: string) => string;
}

/** A list of terms, in this order; what has no value is left out. */
export function Facts({ facts, label = (name) => name }: FactsProps) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{label(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
