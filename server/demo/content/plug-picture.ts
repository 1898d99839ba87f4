import { pngOf } from './files.ts';

const WIDTH = 680;
const HEIGHT = 176;
type Colour = readonly [red: number, green: number, blue: number];
const PAPER: Colour = [244, 241, 234];
const WHITE: Colour = [255, 255, 255];
const INK: Colour = [74, 69, 64];
const RED: Colour = [201, 104, 64];
const GREEN: Colour = [44, 104, 80];
const GLOW: Colour = [246, 219, 144];

/** How far a point is from a box with round corners; below zero inside. */
function fromBox(x: number, y: number, [cx, cy, w, h, r]: readonly [number, number, number, number, number]): number {
  const dx = Math.abs(x - cx) - w / 2 + r;
  const dy = Math.abs(y - cy) - h / 2 + r;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - r;
}

/** Two lights seen from the side: the plug of the left one out of its seat, that of the right one all the way in. */
export function plugPicture(): Uint8Array {
  const rows = new Uint8Array(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) rows.set(colourAt(x, y), y * (1 + WIDTH * 3) + 1 + x * 3);
  return pngOf(WIDTH, HEIGHT, rows);
}

function colourAt(x: number, y: number): Colour {
  const isLeft = x < WIDTH / 2;
  const middle = isLeft ? 180 : 500;
  const body = fromBox(x, y, [middle, 88, 220, 88, 22]);
  const lens = Math.hypot(x - middle + 72, y - 88);
  const [px, py] = isLeft ? turned(x - middle - 46, y - 74, -0.45) : [x - middle - 46, y - 96];
  const plug = fromBox(px, py, [0, 0, 66, 22, 11]);
  if (plug < 0) return isLeft ? RED : GREEN;
  if (isLeft && fromBox(x, y, [middle + 50, 98, 60, 16, 8]) < 0) return INK;
  if (lens < 11) return GLOW;
  if (Math.abs(lens - 24) < 1.5 || Math.abs(lens - 11) < 1.5 || Math.abs(body) < 1.5) return INK;
  return body < 0 ? WHITE : PAPER;
}

function turned(x: number, y: number, by: number): [number, number] {
  return [x * Math.cos(by) - y * Math.sin(by), x * Math.sin(by) + y * Math.cos(by)];
}
