/** Words of the parts that several pages use. */
export const texts = {
  close: "Close",
  cancel: "Cancel",
  theme: { label: "Appearance", light: "Light", dark: "Dark", projector: "Projector" },
  palette: {
    title: "All actions",
    placeholder: "Search actions and cells…",
    nothing: "Nothing is called that.",
  },
  shortcuts: {
    title: "Keys",
    intro:
      "Single keys work while a cell is selected. Enter goes into its code or controls, Esc comes back.",
    then: "then",
    inEditors: "also while typing",
  },
  keys: {
    Mod: "Ctrl",
    ModMac: "⌘",
    Alt: "Alt",
    Shift: "Shift",
    ArrowUp: "↑",
    ArrowDown: "↓",
    Enter: "Enter",
    Escape: "Esc",
  },
  toasts: { region: "Messages", dismiss: "Dismiss" },
} as const;
