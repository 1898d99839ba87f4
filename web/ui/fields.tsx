import {
  NativeSelect,
  type NativeSelectProps,
  PasswordInput,
  type PasswordInputProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { IconAlertCircle, IconEye, IconEyeOff, IconSelector } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/index.ts';
import css from './fields.module.css';

/** What all fields take: label above, hint or error below; an error says what to do. */
interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Height in px; 40 on the ways in. */
  tall?: boolean;
}

function below(error: ReactNode): ReactNode {
  return error ? (
    <span className={css.error}>
      <IconAlertCircle size={14} stroke={2} aria-hidden />
      {error}
    </span>
  ) : null;
}
const dress = ({ hint, error, tall }: Omit<FieldProps, 'label'>) => ({
  description: error ? undefined : hint,
  error: below(error),
  ...(tall ? { classNames: { input: css.tall } } : {}),
});

export function TextField({ hint, error, tall, ...rest }: FieldProps & Omit<TextInputProps, keyof FieldProps>) {
  return <TextInput {...dress({ hint, error, tall: tall ?? false })} {...rest} />;
}

export function TextAreaField({ hint, error, tall, ...rest }: FieldProps & Omit<TextareaProps, keyof FieldProps>) {
  return <Textarea {...dress({ hint, error, tall: tall ?? false })} {...rest} />;
}

export function SelectField({ hint, error, tall, ...rest }: FieldProps & Omit<NativeSelectProps, keyof FieldProps>) {
  return (
    <NativeSelect
      rightSection={<IconSelector size={16} stroke={1.6} aria-hidden />}
      {...dress({ hint, error, tall: tall ?? false })}
      {...rest}
    />
  );
}

/** A password that can be looked at while it is written. */
export function PasswordField({ hint, error, tall, ...rest }: FieldProps & Omit<PasswordInputProps, keyof FieldProps>) {
  const t = useT();
  return (
    <PasswordInput
      {...dress({ hint, error, tall: false })}
      classNames={{
        input: tall ? css.tallBox : css.box,
        innerInput: tall ? `${css.password} ${css.tall}` : css.password,
      }}
      visibilityToggleIcon={({ reveal }) =>
        reveal ? <IconEyeOff size={17} stroke={1.6} aria-hidden /> : <IconEye size={17} stroke={1.6} aria-hidden />
      }
      visibilityToggleButtonProps={{ 'aria-label': t('shell.field.showPassword') }}
      {...rest}
    />
  );
}
