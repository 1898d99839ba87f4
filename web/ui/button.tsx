import { Button as MantineButton, type ButtonProps as MantineButtonProps } from '@mantine/core';
import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';
import css from './button.module.css';
import { Key } from './key.tsx';

/** filled: the one main thing of a region · plain: second choice · quiet: third · soft: an answer inside a panel ·
 * danger: deletes and the like · note: keeps an internal note */
type ButtonKind = 'filled' | 'plain' | 'quiet' | 'soft' | 'danger' | 'note';
const variants: Record<ButtonKind, string> = {
  filled: 'filled',
  plain: 'default',
  quiet: 'subtle',
  soft: 'soft',
  danger: 'danger',
  note: 'note',
};
const sizes = { 24: 'xs', 28: 'compact-sm', 32: 'sm', 36: 'md', 40: 'lg', 44: 'xl' } as const;

export interface ButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'color' | 'style'> {
  kind?: ButtonKind;
  /** Height in px. */
  size?: keyof typeof sizes;
  /** Stands inside as a key: "mod+enter". Showing it does not bind it; see useKeys. */
  keys?: string | undefined;
  icon?: ReactNode;
  /** At work: the words stay, a line runs along the lower edge, and pressing again does nothing. */
  busy?: boolean;
  wide?: boolean;
  ref?: Ref<HTMLButtonElement>;
  children?: ReactNode;
}

/** A button says its result: "Send and wait", "Take it"; never "OK". One filled button a region. */
export function Button({
  kind = 'plain',
  size = 32,
  keys,
  icon,
  busy = false,
  wide = false,
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <MantineButton
      {...(rest as MantineButtonProps)}
      type={type}
      variant={variants[kind]}
      size={sizes[size]}
      fullWidth={wide}
      className={`${css.button} ${busy ? css.busy : ''} ${className ?? ''}`}
      leftSection={icon}
      rightSection={keys === undefined ? undefined : <Key keys={keys} />}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event: React.MouseEvent) => event.preventDefault() : onClick}
    />
  );
}

/** A button that is only an icon. `label` is its name and its title; `keys` stands beside it in the title. */
export function IconButton({
  label,
  icon,
  size = 28,
  on,
  className,
  type = 'button',
  ...rest
}: Omit<ComponentPropsWithoutRef<'button'>, 'children'> & {
  label: string;
  icon: ReactNode;
  size?: 24 | 28 | 32 | 36 | 44;
  /** For a switch: whether it is on. */
  on?: boolean;
  ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      type={type}
      className={`${css.icon} ${className ?? ''}`}
      style={{ width: size, height: size }}
      aria-label={label}
      title={label}
      aria-pressed={on}
      {...rest}
    >
      {icon}
    </button>
  );
}
