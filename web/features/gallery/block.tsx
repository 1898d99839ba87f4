import type { ReactNode } from 'react';
import css from './gallery.module.css';

export function Block({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className={css.block}>
      <h2>{name}</h2>
      {children}
    </section>
  );
}
export function Line({ children }: { children: ReactNode }) {
  return <div className={css.line}>{children}</div>;
}
