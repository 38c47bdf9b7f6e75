"use client";

import { Download } from "lucide-react";
import { Menu, MenuItem } from "@/lib/ui/menu";
import { type Picture, savePng, saveSvg } from "./save";
import { texts } from "./texts";

/** The way to a chart's picture, in the corner of a `group/chart` and seen when that is. */
export function SaveMenu({ picture }: { picture(): Picture }) {
  return (
    <div className="absolute top-0 right-0 opacity-0 group-hover/chart:opacity-100 focus-within:opacity-100 has-[[data-state=open]]:opacity-100">
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            aria-label={texts.save}
            title={texts.save}
            className="grid size-7 place-items-center rounded bg-paper text-soft hover:text-ink"
          >
            <Download aria-hidden className="size-4" />
          </button>
        }
      >
        <MenuItem onSelect={() => saveSvg(picture())}>{texts.svg}</MenuItem>
        <MenuItem onSelect={() => void savePng(picture())}>{texts.png}</MenuItem>
      </Menu>
    </div>
  );
}
