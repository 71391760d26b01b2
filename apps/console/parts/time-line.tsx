import type { ReactNode } from 'react';
import { clock, day } from '../language';

/** What happened, one thing under the other. */
export const Lines = ({ children }: { children: ReactNode }) => <ol className="timeline">{children}</ol>;

interface LineProps {
  /** Absent where it has not happened yet. */
  at?: string;
  title: ReactNode;
  children?: ReactNode;
}

export const Line = ({ at, title, children }: LineProps) => (
  <li className="timeline-item">
    <p className="timeline-when">
      {at ? (
        <>
          {day(at)} <span>{clock(at)}</span>
        </>
      ) : (
        <span aria-hidden="true">…</span>
      )}
    </p>
    <div className="timeline-what">
      <p className="timeline-sentence">
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  </li>
);
