/** As SQL over a latitude and a longitude in degrees: on the globe. */
export const isOnGlobe = (latitude: string, longitude: string): string =>
  `${latitude} between -90 and 90 and ${longitude} between -180 and 180`;

/** As SQL: a point on the globe that is not the 0, 0 which systems write when they have none. */
export const isUsablePoint = (latitude: string, longitude: string): string =>
  `${isOnGlobe(latitude, longitude)} and not (${latitude} = 0 and ${longitude} = 0)`;
