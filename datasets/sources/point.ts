/**
 * A usable point of two expressions in degrees. Outside the globe, and at 0 N 0 E where nobody
 * registers a crime, it is none: both become NULL, so that no map or distance takes them.
 */
export const usablePoint = (latitude: string, longitude: string, unusable?: string) => {
  const usable = [
    `${latitude} BETWEEN -90 AND 90`,
    `${longitude} BETWEEN -180 AND 180`,
    `NOT (${unusable ?? `${latitude} = 0 AND ${longitude} = 0`})`,
  ].join(" AND ");
  return {
    latitude: `CASE WHEN ${usable} THEN ${latitude} END`,
    longitude: `CASE WHEN ${usable} THEN ${longitude} END`,
  };
};
