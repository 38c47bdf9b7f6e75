/**
 * From a map grid to latitude and longitude as SQL, for files that give feet or metres of a Lambert
 * conformal conic grid with two standard parallels (most of the state planes of the United States).
 * Formulas: J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987),
 * equations 14-15, 15-8 to 15-11 and, for the latitude without iteration, 3-5.
 */
export interface LambertGrid {
  /** Semi-major axis in metres, and inverse flattening. */
  ellipsoid: { a: number; inverseFlattening: number };
  /** Degrees. */
  parallels: readonly [number, number];
  origin: { latitude: number; longitude: number };
  /** Metres. */
  falseEasting: number;
  falseNorthing: number;
  /** Metres in one unit of the coordinates. */
  unit: number;
}

/** EPSG:2913, NAD83(HARN) / Oregon North in international feet; its datum is WGS 84 within a metre. */
export const oregonNorthFeet: LambertGrid = {
  ellipsoid: { a: 6_378_137, inverseFlattening: 298.257222101 },
  parallels: [46, 44 + 1 / 3],
  origin: { latitude: 43 + 2 / 3, longitude: -120.5 },
  falseEasting: 2_500_000.0001424,
  falseNorthing: 0,
  unit: 0.3048,
};

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Coordinates in the grid's unit, as SQL, to degrees, as SQL. */
export function fromLambert(
  { ellipsoid, parallels, origin, falseEasting, falseNorthing, unit }: LambertGrid,
  x: string,
  y: string,
): { latitude: string; longitude: string } {
  const flattening = 1 / ellipsoid.inverseFlattening;
  const e2 = flattening * (2 - flattening);
  const e = Math.sqrt(e2);
  const m = (phi: number) => Math.cos(phi) / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const t = (phi: number) =>
    Math.tan(Math.PI / 4 - phi / 2) /
    ((1 - e * Math.sin(phi)) / (1 + e * Math.sin(phi))) ** (e / 2);
  const [phi1, phi2] = [radians(parallels[0]), radians(parallels[1])];
  const n = Math.log(m(phi1) / m(phi2)) / Math.log(t(phi1) / t(phi2));
  const scale = (ellipsoid.a * m(phi1)) / (n * t(phi1) ** n);
  const rho0 = scale * t(radians(origin.latitude)) ** n;

  const east = `(CAST(${x} AS DOUBLE) * ${unit} - ${falseEasting})`;
  const south = `(${rho0} - (CAST(${y} AS DOUBLE) * ${unit} - ${falseNorthing}))`;
  const rho = `sqrt(${east} * ${east} + ${south} * ${south})`;
  const conformal = `(pi() / 2 - 2 * atan(pow(${rho} / ${scale}, ${1 / n})))`;
  const e4 = e2 ** 2;
  const e6 = e2 ** 3;
  const e8 = e2 ** 4;
  const series = [
    e2 / 2 + (5 * e4) / 24 + e6 / 12 + (13 * e8) / 360,
    (7 * e4) / 48 + (29 * e6) / 240 + (811 * e8) / 11_520,
    (7 * e6) / 120 + (81 * e8) / 1120,
    (4279 * e8) / 161_280,
  ].map((factor, index) => `${factor} * sin(${2 * (index + 1)} * ${conformal})`);
  return {
    latitude: `degrees(${[conformal, ...series].join(" + ")})`,
    longitude: `(degrees(atan2(${east}, ${south})) / ${n} + (${origin.longitude}))`,
  };
}
