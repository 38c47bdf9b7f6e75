"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { IconButton } from "./button";
import { Menu, MenuChoice } from "./menu";
import { texts } from "./texts";
import { setTheme, themes, useTheme } from "./theme";

const icons = { light: Sun, dark: Moon, projector: Monitor };

export function ThemeMenu() {
  const theme = useTheme();
  return (
    <Menu
      align="end"
      trigger={
        <IconButton icon={icons[theme]} label={`${texts.theme.label}: ${texts.theme[theme]}`} />
      }
    >
      <MenuChoice
        label={texts.theme.label}
        value={theme}
        options={themes.map((value) => ({ value, label: texts.theme[value] }))}
        onChange={setTheme}
      />
    </Menu>
  );
}
