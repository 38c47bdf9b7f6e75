/** Caps on what is opened: past these a file is refused with its reason. */
export const limits = {
  columns: 4096,
  fileBytes: 4 * 1024 ** 3,
  fieldBytes: 64 * 1024 ** 2,
  /** GeoJSON is read as one text. */
  jsonBytes: 400 * 1024 ** 2,
};

/** Rows in one Arrow stream. */
export const rowsPerStream = 122_880;
/** Text bytes of one column after which a stream is closed early. */
export const textPerStream = 48 * 1024 ** 2;
/** Bytes read from a file at a time. */
export const bytesPerRead = 4 * 1024 ** 2;
