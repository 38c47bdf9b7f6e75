import { symbolTriangle } from "d3";

/** A triangle on its base. */
export const up = symbolTriangle;

/** The same on its tip. */
export const down = {
  draw(context: CanvasPath, size: number) {
    const half = Math.sqrt(size / Math.sqrt(3));
    const height = half * Math.sqrt(3);
    context.moveTo(0, (2 / 3) * height);
    context.lineTo(-half, -height / 3);
    context.lineTo(half, -height / 3);
    context.closePath();
  },
};
