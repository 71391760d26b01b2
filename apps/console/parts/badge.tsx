import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type Tone = 'good' | 'info' | 'warning' | 'bad' | 'neutral';

/** A state in a word, with a sign and a colour that say the same. */
export const Badge = ({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) => (
  <span className={`badge badge-${tone}`}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
);

export const LANE_LOOK: Record<string, { tone: Tone; icon: IconName }> = {
  open: { tone: 'good', icon: 'open' },
  slowed: { tone: 'warning', icon: 'slowed' },
  broken: { tone: 'bad', icon: 'broken' },
  paused: { tone: 'info', icon: 'paused' },
  retired: { tone: 'neutral', icon: 'retired' },
};
