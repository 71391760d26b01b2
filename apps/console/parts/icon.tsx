/** Drawn here, in the colour of the text beside them. They never stand alone: the words say the same. */
const PATHS = {
  open: 'M4 12.5l5 5L20 6.5',
  slowed: 'M5 12h14M5 7h9M5 17h9',
  broken: 'M6 6l12 12M18 6L6 18',
  paused: 'M8.5 5v14M15.5 5v14',
  retired: 'M4 12h16',
  waiting: 'M12 6.5V12l3.5 2.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  clock: 'M12 6.5V12l3.5 2.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  warning: 'M12 4L2.8 20h18.4L12 4zM12 10v4.5M12 17.4v.1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  offline: 'M3 8.5a13 13 0 0 1 18 0M6.5 12.5a8 8 0 0 1 11 0M12 18v.1M4 4l16 16',
  empty: 'M4 13l2.5-8h11L20 13v6H4zM4 13h5l1 2.5h4L15 13h5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.6v.1',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  check: 'M4 12.5l5 5L20 6.5',
  cross: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
