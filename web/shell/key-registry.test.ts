import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isSingle, nameOfPress } from './key-names.ts';
import { type KeyBinding, KeyRegistry } from './key-registry.ts';

const reading = { writing: false, dialogOpen: false };
const writing = { writing: true, dialogOpen: false };
const asked = { writing: false, dialogOpen: true };
const pressed = (press: Partial<KeyboardEvent>) =>
  nameOfPress({ key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...press });

describe('names of presses', () => {
  test.each([
    [{ key: 'r' }, 'r'],
    [{ key: 'S', shiftKey: true }, 'shift+s'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: 'Enter', ctrlKey: true }, 'mod+enter'],
    [{ key: 'k', metaKey: true }, 'mod+k'],
    [{ key: '¡', code: 'Digit1', altKey: true }, 'alt+1'],
    [{ key: 'Enter', metaKey: true, shiftKey: true }, 'mod+shift+enter'],
    [{ key: 'Escape' }, 'esc'],
  ])('%o is %s', (press, name) => expect(pressed(press)).toBe(name));
  test('single keys are those without command and Option', () => {
    expect(['r', 'g n', '?', 'shift+s'].every(isSingle)).toBe(true);
    expect(['mod+k', 'alt+1', 'esc'].some(isSingle)).toBe(false);
  });
});

describe('the registry', () => {
  let keys: KeyRegistry;
  const binding = (): KeyBinding => ({ run: vi.fn() });
  beforeEach(() => {
    keys = new KeyRegistry();
  });

  test('a screen may take a key from the app, and gives it back', () => {
    const app = binding();
    const screen = binding();
    const stop = keys.add({ group: '', scope: 'screen', bindings: { r: screen } });
    keys.add({ group: '', scope: 'app', bindings: { r: app } });
    expect(keys.press('r', 0, reading)).toBe(screen);
    stop();
    expect(keys.press('r', 0, reading)).toBe(app);
  });

  test('a binding that is off lets the key through', () => {
    const app = binding();
    keys.add({ group: '', scope: 'app', bindings: { r: app } });
    keys.add({ group: '', scope: 'screen', bindings: { r: { ...binding(), off: true } } });
    expect(keys.press('r', 0, reading)).toBe(app);
  });

  test('while writing, single keys are letters; those with command still work', () => {
    const send = binding();
    const slash = { ...binding(), whileWriting: true };
    keys.add({ group: '', scope: 'screen', bindings: { r: binding(), 'mod+enter': send, '/': slash } });
    expect(keys.press('r', 0, writing)).toBeUndefined();
    expect(keys.press('mod+enter', 0, writing)).toBe(send);
    expect(keys.press('/', 0, writing)).toBe(slash);
  });

  test('an open dialog has the keys for itself', () => {
    const own = binding();
    keys.add({ group: '', scope: 'screen', bindings: { e: binding(), 'mod+k': binding() } });
    keys.add({ group: '', scope: 'dialog', bindings: { e: own } });
    expect(keys.press('e', 0, asked)).toBe(own);
    expect(keys.press('mod+k', 0, asked)).toBeUndefined();
  });

  test('two keys one after the other, but not too late, and the first alone does nothing', () => {
    const next = binding();
    const n = binding();
    keys.add({ group: '', scope: 'app', bindings: { 'g n': next, n } });
    expect(keys.press('g', 1000, reading)).toBeUndefined();
    expect(keys.press('n', 1500, reading)).toBe(next);
    expect(keys.press('g', 5000, reading)).toBeUndefined();
    expect(keys.press('n', 7000, reading)).toBe(n);
  });

  test('with single keys switched off, only command, Option and the ways through a list remain', () => {
    const palette = binding();
    const down = binding();
    keys.singleKeys = false;
    keys.add({ group: '', scope: 'app', bindings: { r: binding(), 'g n': binding(), 'mod+k': palette, down } });
    expect(keys.press('r', 0, reading)).toBeUndefined();
    expect(keys.press('g', 0, reading)).toBeUndefined();
    expect(keys.press('n', 100, reading)).toBeUndefined();
    expect(keys.press('mod+k', 0, reading)).toBe(palette);
    expect(keys.press('down', 0, reading)).toBe(down);
  });
});
