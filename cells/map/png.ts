import type { LegendBlock } from "./legend";

interface Picture {
  map: HTMLCanvasElement;
  title: string;
  legends: readonly LegendBlock[];
  notes: readonly string[];
}

/** The map with its title, legend and the rows it used, so that the picture stays true when it travels. */
export function composePng({ map, title, legends, notes }: Picture): string {
  const scale = Math.max(1, map.width / Math.max(1, map.clientWidth));
  const [line, margin] = [22 * scale, 14 * scale];
  const canvas = document.createElement("canvas");
  const top = title ? line + margin : margin;
  canvas.width = map.width + 2 * margin;
  canvas.height = map.height + top + line * (legends.length + notes.length) + 2 * margin;
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const write = (text: string, x: number, y: number, style: string, ink = "#1a1c1e") => {
    pen.font = style;
    pen.fillStyle = ink;
    pen.fillText(text, x, y);
  };
  const font = (size: number, weight = 400) => `${weight} ${size * scale}px sans-serif`;
  if (title) write(title, margin, margin + line * 0.7, font(17, 600));
  pen.drawImage(map, margin, top);
  let y = top + map.height;
  for (const legend of legends) {
    y += line;
    let x = margin;
    write(legend.title, x, y, font(13), "#565b61");
    x += pen.measureText(legend.title).width + margin;
    for (const { css, label } of legend.entries) {
      pen.fillStyle = css;
      pen.fillRect(x, y - 11 * scale, 12 * scale, 12 * scale);
      x += 16 * scale;
      write(label, x, y, font(13));
      x += label ? pen.measureText(label).width + margin : 0;
    }
  }
  for (const note of notes) {
    y += line;
    write(note, margin, y, font(12), "#565b61");
  }
  return canvas.toDataURL("image/png");
}
