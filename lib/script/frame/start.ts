import "./walls";
import { readToFrame } from "../messages";
import { installOutput } from "./output";
import { takePicture } from "./picture";
import { openPort } from "./port";
import { showLateFault, start, stop } from "./program";
import { answer, refuse } from "./query";
import { send } from "./port";
import { applyTheme, installStyle } from "./theme";

/** The program of a script frame: waits for the one port, then does what comes through it. */
function listen(port: MessagePort): void {
  openPort(port);
  port.onmessage = ({ data }) => {
    const message = readToFrame(data);
    if (!message) return;
    switch (message.type) {
      case "start":
      case "theme":
        return applyTheme(message.theme);
      case "run":
        return void start(message);
      case "stop":
        stop(message.run);
        return send({ v: 1, type: "stopped", run: message.run });
      case "answer":
        return answer(message.query, message.bytes);
      case "refusal":
        return refuse(message.query, message.problem);
      case "picture":
        return send({ v: 1, type: "picture", request: message.request, url: takePicture() });
    }
  };
}

addEventListener("message", function once(event: MessageEvent) {
  const [port] = event.ports;
  const message = readToFrame(event.data);
  if (event.source !== parent || message?.type !== "start" || !port) return;
  removeEventListener("message", once);
  installStyle();
  applyTheme(message.theme);
  listen(port);
  send({ v: 1, type: "ready" });
  installOutput();
});

addEventListener("error", (event) => showLateFault(event.error ?? event.message));
addEventListener("unhandledrejection", (event) => showLateFault(event.reason));
