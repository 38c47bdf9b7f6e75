"use client";

import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import "./editor.css";
import { loadMonaco, type Monaco } from "./load-monaco";
import { showMarkers, type EditorMarker } from "./markers";
import { openEditor, type CodeLanguage, type OpenEditor } from "./open-editor";
import { PlainEditor } from "./plain-editor";
import { editorTexts as texts } from "./texts";

export type { CodeLanguage, EditorMarker };

export interface CodeEditorProps {
  language: CodeLanguage;
  value: string;
  onChange(value: string): void;
  /** `file:///cells/<id>.ts`: names the text, one for each cell. */
  path: string;
  markers?: readonly EditorMarker[];
  onRun?(): void;
  onRunAndNext?(): void;
  onEscape?(): void;
  autoFocus?: boolean;
  ariaLabel: string;
}

/** Texts that were handed out and did not come back yet are not news from outside. */
const rememberedEchoes = 100;

/**
 * An editor that grows with its text up to 60 % of the window. Until the editor's code has
 * come, and if it never comes, a plain text field of the same size stands in its place.
 */
export function CodeEditor(props: CodeEditorProps) {
  const { language, value, path, markers, autoFocus, ariaLabel } = props;
  const host = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const open = useRef<OpenEditor | null>(null);
  const echoes = useRef<string[]>([]);
  const [monaco, setMonaco] = useState<Monaco | null>(null);
  const [height, setHeight] = useState<number | null>(null);
  const helpId = useId();

  useEffect(() => {
    let here = true;
    loadMonaco().then(
      (loaded) => here && setMonaco(() => loaded),
      (error: unknown) => console.error(error),
    );
    return () => {
      here = false;
    };
  }, []);

  const emit = useEffectEvent((next: string) => {
    echoes.current = [...echoes.current.slice(-rememberedEchoes), next];
    props.onChange(next);
  });
  const run = useEffectEvent(() => props.onRun?.());
  const runAndNext = useEffectEvent(() => props.onRunAndNext?.());
  const leave = useEffectEvent(() => {
    if (props.onEscape) props.onEscape();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const underline = useEffectEvent(() => {
    if (monaco && open.current) showMarkers(monaco, open.current.model, markers ?? []);
  });
  const start = useEffectEvent((loaded: Monaco, place: HTMLElement) => {
    const before = plain.current;
    const wasFocused = before !== null && document.activeElement === before;
    const opened = openEditor(loaded, place, {
      language,
      path,
      ariaLabel,
      value,
      onChange: (next) => emit(next),
      onRun: () => run(),
      onRunAndNext: () => runAndNext(),
      onEscape: () => leave(),
      onHeight: setHeight,
    });
    echoes.current = [];
    if (before && wasFocused) {
      const { model, editor } = opened;
      editor.setSelection(
        loaded.Range.fromPositions(
          model.getPositionAt(before.selectionStart),
          model.getPositionAt(before.selectionEnd),
        ),
      );
    }
    if (wasFocused || autoFocus) opened.editor.focus();
    return opened;
  });

  useEffect(() => {
    if (!monaco || !host.current) return;
    const opened = start(monaco, host.current);
    open.current = opened;
    underline();
    return () => {
      open.current = null;
      setHeight(null);
      opened.close();
    };
  }, [monaco, language, path]);

  useEffect(() => {
    const echo = echoes.current.indexOf(value);
    if (echo >= 0) {
      echoes.current = echoes.current.slice(echo + 1);
      return;
    }
    echoes.current = [];
    open.current?.replace(value);
  }, [value]);

  useEffect(() => underline(), [markers]);

  useEffect(() => {
    open.current?.editor.updateOptions({ ariaLabel });
  }, [ariaLabel]);

  const ready = monaco !== null && height !== null;
  return (
    <div className="code-surface relative font-mono" role="group" aria-describedby={helpId}>
      <span id={helpId} className="sr-only">
        {texts.keysHelp}
      </span>
      <div
        ref={host}
        data-code-editor={ready ? "ready" : "loading"}
        style={ready ? { height: `min(${height}px, 60vh)` } : { height: 0, overflow: "hidden" }}
      />
      {!ready && (
        <PlainEditor
          ref={plain}
          value={value}
          numbered={language === "sql" || language === "typescript"}
          autoFocus={autoFocus ?? false}
          ariaLabel={ariaLabel}
          onChange={props.onChange}
          onRun={props.onRun}
          onRunAndNext={props.onRunAndNext}
          onEscape={props.onEscape}
        />
      )}
    </div>
  );
}
