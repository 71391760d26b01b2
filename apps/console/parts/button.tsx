import type { ComponentProps } from 'react';

const CLASSES = {
  primary: 'utrecht-button utrecht-button--primary-action',
  secondary: 'utrecht-button utrecht-button--secondary-action',
  subtle: 'utrecht-button utrecht-button--subtle',
  danger: 'utrecht-button utrecht-button--primary-action utrecht-button--danger',
};

export function Button({
  kind = 'primary',
  small = false,
  className = '',
  ...rest
}: ComponentProps<'button'> & { kind?: keyof typeof CLASSES; small?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      className={`${CLASSES[kind]} ${small ? 'button-small' : ''} ${className}`}
    />
  );
}
