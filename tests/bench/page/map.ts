import { Deck, MapView } from "@deck.gl/core";
import { ScatterplotLayer } from "@deck.gl/layers";
import { startBare } from "./bare";

/** The same points by bare parts: the engine's batches into binary attributes, one layer, one frame. */
async function firstFrame(sql: string, { width, height }: { width: number; height: number }) {
  const connection = await (await startBare()).connect();
  await connection.query(`CREATE TABLE places AS ${sql}`);
  const parent = document.body.appendChild(document.createElement("div"));
  parent.style.cssText = `position: relative; width: ${width}px; height: ${height}px`;

  const from = performance.now();
  const position = new Float64Array(2_000_000);
  let length = 0;
  for await (const batch of await connection.send("SELECT longitude, latitude FROM places")) {
    const x = batch.getChildAt(0)!.toArray() as Float64Array;
    const y = batch.getChildAt(1)!.toArray() as Float64Array;
    for (let i = 0; i < x.length; i++, length++) {
      position[2 * length] = x[i]!;
      position[2 * length + 1] = y[i]!;
    }
  }
  await new Promise<void>((resolve) => {
    new Deck({
      parent: parent as HTMLDivElement,
      views: new MapView({ repeat: false }),
      controller: true,
      initialViewState: {
        longitude: 77.6,
        latitude: 13,
        zoom: Math.log2((height * 0.92 * 360) / 512 / 0.411),
      },
      deviceProps: { type: "webgl", webgl: { preserveDrawingBuffer: true } },
      layers: [
        new ScatterplotLayer({
          id: "points",
          data: { length, attributes: { getPosition: { value: position, size: 2 } } },
          getFillColor: [40, 90, 200, 230],
          getRadius: 3,
          radiusUnits: "pixels",
          stroked: false,
          opacity: 0.5,
          pickable: true,
        }),
      ],
      onAfterRender: () => resolve(),
    });
  });
  const gl = parent.querySelector("canvas")!.getContext("webgl2")!;
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  return performance.now() - from;
}

Object.assign(globalThis, { bench: { firstFrame } });
