import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { makePrivate } from "./database";
import { StoreProblem } from "./problems";

/*
 * Bytes that the user keeps, under the name of their SHA-256: the same file kept
 * twice lies here once, and what is read back is checked against its own name.
 */

export interface BlobLimits {
  /** Largest file, bytes. */
  most: number;
  /** Disk space that stays free whatever is uploaded, bytes. */
  reserve: number;
}

export const blobLimits: BlobLimits = { most: 4 * 2 ** 30, reserve: 512 * 2 ** 20 };

export interface Blob {
  sha256: string;
  bytes: number;
}

const day = 86_400_000;
const spaceCheckEvery = 64 * 2 ** 20;

const blobFolder = (folder: string) => join(folder, "blobs");
const partFolder = (folder: string) => join(folder, "blobs", "tmp");
const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`;

const tooLarge = (most: number) =>
  new StoreProblem(
    "too-large",
    `The file is larger than ${gigabytes(most)}, the most that can be kept. Nothing was stored.`,
  );

async function checkSpace(folder: string, wanted: number, reserve: number): Promise<void> {
  const disk = await statfs(folder);
  if (disk.bavail * disk.bsize - wanted >= reserve) return;
  throw new StoreProblem(
    "no-space",
    "There is not enough free space on this computer's disk to keep the file. Nothing was stored.",
  );
}

/**
 * Writes a stream to the disk, hashing on the way; it appears under its name only when all
 * of it is there. `expected` is the length that was announced: fewer bytes are a broken upload.
 */
export async function putBlob(
  folder: string,
  stream: AsyncIterable<Uint8Array>,
  expected: number | null = null,
  limits: BlobLimits = blobLimits,
): Promise<Blob> {
  if (expected !== null && expected > limits.most) throw tooLarge(limits.most);
  makePrivate(blobFolder(folder));
  makePrivate(partFolder(folder));
  await checkSpace(folder, expected ?? 0, limits.reserve);
  const part = join(partFolder(folder), randomBytes(12).toString("hex"));
  const file = await open(part, "wx", 0o600);
  try {
    const blob = await copyTo(file, stream, folder, limits);
    if (expected !== null && blob.bytes !== expected) {
      throw new StoreProblem("malformed", "The file did not arrive whole. Nothing was stored.");
    }
    await file.sync();
    await file.close();
    await rename(part, join(blobFolder(folder), blob.sha256));
    await syncFolder(blobFolder(folder));
    return blob;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw (error as { code?: string }).code === "ENOSPC"
      ? new StoreProblem("no-space", "The disk is full. Nothing was stored.")
      : error;
  }
}

async function copyTo(
  file: FileHandle,
  stream: AsyncIterable<Uint8Array>,
  folder: string,
  limits: BlobLimits,
): Promise<Blob> {
  const hash = createHash("sha256");
  let bytes = 0;
  let checked = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    if (bytes > limits.most) throw tooLarge(limits.most);
    if (bytes - checked >= spaceCheckEvery) {
      await checkSpace(folder, 0, limits.reserve);
      checked = bytes;
    }
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** A rename is on the disk when its folder is. Windows cannot open folders and needs none of this. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Length in bytes, or null when there is no such blob. */
export async function blobSize(folder: string, sha256: string): Promise<number | null> {
  if (!isHash(sha256)) return null;
  const found = await stat(join(blobFolder(folder), sha256)).catch(() => null);
  return found?.size ?? null;
}

/** Throws `damaged` before the last chunk when the bytes are not those that were stored. */
export async function* readBlob(folder: string, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let held: Uint8Array | null = null;
  const source: AsyncIterable<Buffer> = createReadStream(join(blobFolder(folder), sha256), {
    highWaterMark: 2 ** 20,
  });
  for await (const chunk of source) {
    hash.update(chunk);
    if (held !== null) yield held;
    held = chunk;
  }
  if (hash.digest("hex") !== sha256) {
    throw new StoreProblem(
      "damaged",
      "The kept file is damaged on the disk. Drop the original again.",
    );
  }
  if (held !== null) yield held;
}

export async function removeBlob(folder: string, sha256: string): Promise<void> {
  if (isHash(sha256)) await rm(join(blobFolder(folder), sha256), { force: true });
}

/** Removes what uploads left that were cut off by the end of the program, a day after. */
export async function sweepBlobs(folder: string, time = Date.now()): Promise<void> {
  const names = await readdir(partFolder(folder)).catch(() => [] as string[]);
  for (const name of names) {
    const path = join(partFolder(folder), name);
    const found = await stat(path).catch(() => null);
    if (found && time - found.mtimeMs > day) await rm(path, { force: true });
  }
}
