/** Caps on what is opened: past these a file is refused with its reason. */
export const limits = {
  columns: 4096,
  fileBytes: 4 * 1024 ** 3,
  fieldBytes: 32 * 1024 ** 2,
  /** GeoJSON is read as one text. */
  jsonBytes: 400 * 1024 ** 2,
  /** One record of a JSON file is parsed at once. */
  recordBytes: 16 * 1024 ** 2,
  /** Shapes of a shapefile are in memory at once. */
  shapeBytes: 400 * 1024 ** 2,
  /** Words that the sheets of a workbook share, and its styles: they are in memory at once. */
  sharedBytes: 384 * 1024 ** 2,
  /** Files in an archive that are looked at. */
  entries: 10_000,
  /** Tables in one file. */
  parts: 1000,
  /**
   * A bomb is told by what it unpacks to. Real tables pack to a twentieth, rarely to a
   * hundredth; deflate cannot do better than 1 to 1,032.
   */
  bombRatio: 250,
  bombBytes: 256 * 1024 ** 2,
};

/** Rows in one Arrow stream. */
export const rowsPerStream = 122_880;
/** Text bytes of one column after which a stream is closed early. */
export const textPerStream = 48 * 1024 ** 2;
/** Bytes read from a file at a time. */
export const bytesPerRead = 4 * 1024 ** 2;
