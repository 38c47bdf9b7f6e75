/**
 * Arrow IPC streams are messages, each with its length before it. The engine reads nothing, and
 * says nothing, of a stream that is cut off, so the lengths are checked first.
 */
export const streamState = (bytes: Uint8Array): "ended" | "open" | "broken" => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let messages = 0;
  while (at < bytes.length) {
    if (at + 8 > bytes.length || view.getUint32(at, true) !== 0xffffffff) return "broken";
    const length = view.getInt32(at + 4, true);
    at += 8;
    if (length === 0) return messages > 0 ? "ended" : "broken";
    if (length < 16 || at + length > bytes.length) return "broken";
    const body = bodyLength(view, at, at + length);
    if (body === null || at + length + body > bytes.length) return "broken";
    at += length + body;
    messages++;
  }
  return messages > 0 ? "open" : "broken";
};

/** Field `bodyLength` of the flatbuffer table `Message`; null when the table points outside itself. */
const bodyLength = (view: DataView, start: number, end: number): number | null => {
  const table = start + view.getUint32(start, true);
  if (table + 4 > end) return null;
  const fields = table - view.getInt32(table, true);
  if (fields < start || fields + 4 > end) return null;
  const slot = 4 + 3 * 2;
  if (slot + 2 > view.getUint16(fields, true)) return 0;
  const offset = view.getUint16(fields + slot, true);
  if (offset === 0) return 0;
  if (table + offset + 8 > end) return null;
  const length = Number(view.getBigInt64(table + offset, true));
  return length >= 0 ? length : null;
};
