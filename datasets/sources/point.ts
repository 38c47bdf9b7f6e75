import { isOnGlobe, isUsablePoint } from "@/datasets/model/usable-point";

/**
 * A usable point of two expressions in degrees. Outside the globe, and at 0 N 0 E where nobody
 * registers a crime, it is none: both become NULL, so that no map or distance takes them.
 */
export const usablePoint = (latitude: string, longitude: string, unusable?: string) => {
  const usable = unusable
    ? `${isOnGlobe(latitude, longitude)} and not (${unusable})`
    : isUsablePoint(latitude, longitude);
  return {
    latitude: `CASE WHEN ${usable} THEN ${latitude} END`,
    longitude: `CASE WHEN ${usable} THEN ${longitude} END`,
  };
};
