/** Light or dark as the machine says, or as was chosen here. Kept in this browser only; it says nothing about anybody. */
export const APPEARANCES = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

const KEPT = 'schakel-appearance';
const machine = matchMedia('(prefers-color-scheme: dark)');

export const appearance = (): Appearance =>
  APPEARANCES.find((one) => one === localStorage.getItem(KEPT)) ?? 'auto';

function show(): void {
  const chosen = appearance();
  const isDark = chosen === 'dark' || (chosen === 'auto' && machine.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
}

export function startAppearance(): void {
  show();
  machine.addEventListener('change', show);
}

export function chooseAppearance(chosen: Appearance): void {
  localStorage.setItem(KEPT, chosen);
  show();
}
