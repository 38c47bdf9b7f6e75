/** Numbers that look random and are the same each time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Mutate = (bytes: Uint8Array, random: () => number) => Uint8Array;

const below = (random: () => number, most: number) => Math.floor(random() * most);

const replaced = (bytes: Uint8Array, from: number, to: number, random: () => number) => {
  const all = bytes.slice();
  for (let i = 0; i < all.length; i++) if (all[i] === from && random() < 0.5) all[i] = to;
  return all;
};

/** What goes wrong with files on their way. */
export const mutations: Readonly<Record<string, Mutate>> = {
  "bytes flipped": (bytes, random) => {
    const all = bytes.slice();
    for (let i = 0, times = 1 + below(random, 8); i < times; i++) {
      all[below(random, all.length)] = below(random, 256);
    }
    return all;
  },
  "one bit flipped": (bytes, random) => {
    const all = bytes.slice();
    all[below(random, all.length)]! ^= 1 << below(random, 8);
    return all;
  },
  truncated: (bytes, random) => bytes.slice(0, below(random, bytes.length)),
  "beginning lost": (bytes, random) => bytes.slice(below(random, bytes.length)),
  "a stretch lost": (bytes, random) => {
    const from = below(random, bytes.length);
    const to = Math.min(bytes.length, from + 1 + below(random, 400));
    return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(to)]);
  },
  "a stretch twice": (bytes, random) => {
    const from = below(random, bytes.length);
    const to = Math.min(bytes.length, from + 1 + below(random, 400));
    return Uint8Array.from([
      ...bytes.subarray(0, to),
      ...bytes.subarray(from, to),
      ...bytes.subarray(to),
    ]);
  },
  "another delimiter": (bytes, random) => {
    const marks = [44, 59, 9, 124, 34, 10, 58];
    return replaced(bytes, marks[below(random, 7)]!, marks[below(random, 7)]!, random);
  },
  "rows torn": (bytes, random) => {
    const all: number[] = [];
    for (const byte of bytes) {
      const tear = (byte === 44 || byte === 10) && random() < 0.02;
      if (!tear) all.push(byte);
      else if (random() < 0.5) all.push(byte, byte);
    }
    return Uint8Array.from(all);
  },
  "encodings swapped": (bytes, random) => {
    const text = Buffer.from(bytes).toString("latin1");
    const how = below(random, 4);
    if (how === 0) return Buffer.from(text, "utf16le");
    if (how === 1) return Buffer.from(text, "utf8");
    if (how === 2) return Buffer.from("\ufeff" + Buffer.from(bytes).toString("utf8"), "latin1");
    return Buffer.from(text.slice(0, text.length & ~1), "latin1").swap16();
  },
  "a stretch of zeros": (bytes, random) => {
    const all = bytes.slice();
    const from = below(random, all.length);
    return all.fill(0, from, from + 1 + below(random, 200));
  },
  "a large number": (bytes, random) => {
    const all = bytes.slice();
    const at = below(random, Math.max(1, all.length - 4));
    const huge = [0xffffffff, 0x7fffffff, 0x80000000, 0x10000000][below(random, 4)]!;
    new DataView(all.buffer).setUint32(at, huge, random() < 0.5);
    return all;
  },
};
