import { metresPerDegree } from "./queries";
import type { Camera } from "./canvas";
import { texts } from "./texts";

/** A round length that is at most `widest` pixels long on the map. */
export function roundLength(camera: Camera, widest: number): { metres: number; pixels: number } {
  const perPixel = (metresPerDegree(camera.latitude).x * 360) / (512 * 2 ** camera.zoom);
  const most = perPixel * widest;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= most) ?? power;
  return { metres, pixels: metres / perPixel };
}

export function ScaleBar({ camera }: { camera: Camera }) {
  const { metres, pixels } = roundLength(camera, 120);
  return (
    <div className="pointer-events-none absolute right-3 bottom-2 text-xs text-ink">
      <div className="text-center">{texts.metres(metres)}</div>
      <div className="h-1 border-x border-b border-ink" style={{ width: pixels }} />
    </div>
  );
}
