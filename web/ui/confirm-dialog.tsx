import { useState, useSyncExternalStore } from 'react';
import { useTx } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { type Asked, currentQuestion, onQuestion } from './confirm.ts';
import css from './confirm-dialog.module.css';
import { Dialog } from './dialog.tsx';
import { TextField } from './fields.tsx';

/** Where the questions of `confirm()` are asked; stands once in the shell. */
export function Questions() {
  const asked = useSyncExternalStore(onQuestion, currentQuestion);
  return asked ? <ConfirmDialog key={asked.title} asked={asked} /> : null;
}

/** Answered by its two verbs; Escape and a press beside it are a no. */
function ConfirmDialog({ asked }: { asked: Asked }) {
  const tx = useTx();
  const [name, setName] = useState('');
  const ready = asked.byName === undefined || name.trim() === asked.byName;
  // What destroys something does not lie under the first Enter.
  const startsAtNo = asked.danger === true && asked.byName === undefined;
  return (
    <Dialog label={asked.title} onClose={() => asked.answer(false)}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) asked.answer(true);
        }}
      >
        <h2 className={css.title}>{asked.title}</h2>
        {asked.text === undefined ? null : <div className={css.text}>{asked.text}</div>}
        {asked.byName === undefined ? null : (
          <TextField
            label={tx('shell.confirm.byName', { name: <b key="name">{asked.byName}</b> })}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        <div className={css.actions}>
          <Button
            type="submit"
            kind={asked.danger ? 'danger' : 'filled'}
            disabled={!ready}
            {...(startsAtNo || asked.byName !== undefined ? {} : { 'data-autofocus': true })}
          >
            {asked.yes}
          </Button>
          <Button kind="quiet" onClick={() => asked.answer(false)} {...(startsAtNo ? { 'data-autofocus': true } : {})}>
            {asked.no}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
