import { createHash, randomBytes } from "node:crypto";

/** 128 random bits: nobody guesses the address of a notebook. */
export const newId = (): string => randomBytes(16).toString("base64url");

export const sha256 = (text: string): string =>
  createHash("sha256").update(text, "utf8").digest("hex");

export const now = (): string => new Date().toISOString();
