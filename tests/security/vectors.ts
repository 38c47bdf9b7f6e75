/**
 * Ways in which code might send something out of the place it runs in. Each is the
 * body of an async function with `u` (http address of its own host), `s` (the same by
 * TLS), `h` (the host alone), `app` (the workbench) and `mark` (its name) in scope.
 */
export interface Vector {
  name: string;
  code: string;
  /** A hint: browsers take it only from a document with an address, so the control runs it in one. */
  hint?: boolean;
  /** Goes to the workbench itself: seen by the harness, not by the observer. */
  own?: boolean;
}

const link = (rel: string, more = "") =>
  `const l = document.createElement("link"); l.rel = "${rel}"; l.href = u + "x.css"; ${more} document.head.append(l);`;
const html = (markup: string) =>
  `const d = document.createElement("div"); d.innerHTML = \`${markup}\`; document.body.append(d);`;
const style = (css: string) =>
  `const e = document.createElement("style"); e.textContent = \`${css}\`; document.head.append(e); const d = document.createElement("div"); d.id = "t"; d.textContent = "text"; document.body.append(d);`;
const nested = (script: string) => html(`<iframe srcdoc="<script>${script}</script>"></iframe>`);

const fetching: Record<string, string> = {
  fetch: "await fetch(u)",
  "fetch-no-cors": 'await fetch(u, { mode: "no-cors" })',
  "fetch-post": 'await fetch(u, { method: "POST", body: "data", mode: "no-cors" })',
  "fetch-keepalive":
    'await fetch(u, { method: "POST", body: "data", mode: "no-cors", keepalive: true })',
  "fetch-tls": 'await fetch(s, { mode: "no-cors" })',
  "fetch-later": "fetchLater(s, { activateAfter: 0 })",
  xhr: 'const x = new XMLHttpRequest(); x.open("GET", u); x.send()',
  "xhr-sync": 'const x = new XMLHttpRequest(); x.open("GET", u, false); x.send()',
  beacon: 'navigator.sendBeacon(u, "data")',
  "event-source": 'new EventSource(u + "events")',
  "web-socket": 'new WebSocket("ws://" + h + "/")',
  "web-socket-tls": 'new WebSocket("wss://" + h + "/")',
  "web-socket-stream": 'await new WebSocketStream("ws://" + h + "/").opened',
  "web-transport": 'await new WebTransport("https://" + h + "/").ready',
  "response-stream": 'await WebAssembly.compileStreaming(fetch(u, { mode: "no-cors" }))',
  "import-script-worker":
    'new Worker(URL.createObjectURL(new Blob(["importScripts(" + JSON.stringify(u) + ")"])))',
};

const images: Record<string, string> = {
  image: "new Image().src = u",
  "image-srcset": 'const i = new Image(); i.srcset = u + " 1x"; document.body.append(i)',
  "image-html": html('<img src="${u}i.png">'),
  "image-lazy": html('<img loading="lazy" src="${u}i.png">'),
  picture: html('<picture><source srcset="${u}i.png"><img></picture>'),
  "input-image": html('<input type="image" src="${u}i.png">'),
  "video-poster": html('<video poster="${u}i.png"></video>'),
  video: html('<video src="${u}v.mp4" autoplay muted preload="auto"></video>'),
  audio: "const a = new Audio(u); a.preload = 'auto'; a.load()",
  source: html('<audio autoplay muted preload="auto"><source src="${u}a.mp3"></audio>'),
  track:
    html(
      '<video src="data:video/mp4;base64,AAAA" crossorigin><track default kind="subtitles" src="${u}t.vtt"></video>',
    ) + 'd.querySelector("track").track.mode = "showing";',
  "svg-image": html(
    '<svg width="9" height="9"><image href="${u}i.png" width="9" height="9"/></svg>',
  ),
  "svg-xlink": html(
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"><image xlink:href="${u}i.png" width="9" height="9"/></svg>',
  ),
  "svg-use": html('<svg width="9" height="9"><use href="${u}i.svg#a"/></svg>'),
  "svg-fe-image": html(
    '<svg width="9" height="9"><filter id="f"><feImage href="${u}i.png"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>',
  ),
  "svg-foreign": html(
    '<svg width="9" height="9"><foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="${u}i.png"/></foreignObject></svg>',
  ),
  "svg-script":
    'const x = document.createElementNS("http://www.w3.org/2000/svg", "script"); x.setAttribute("href", u + "x.js"); const v = document.createElementNS("http://www.w3.org/2000/svg", "svg"); v.append(x); document.body.append(v)',
  "body-background": 'document.body.setAttribute("background", u + "i.png")',
  "table-background": html('<table background="${u}i.png"><tr><td>x</td></tr></table>'),
  "media-session":
    'navigator.mediaSession.metadata = new MediaMetadata({ artwork: [{ src: u + "i.png" }] })',
  "video-picture":
    'const c = document.createElement("canvas").getContext("2d"); const i = new Image(); i.crossOrigin = ""; i.onload = () => c.drawImage(i, 0, 0); i.src = u',
};

const styles: Record<string, string> = {
  "css-background": style("#t { background: url(${u}i.png) }"),
  "css-import": style('@import url("${u}x.css");'),
  "css-font": style('@font-face { font-family: F; src: url("${u}f.woff2") } #t { font-family: F }'),
  "css-cursor": style(
    "#t { cursor: url(${u}c.png), auto; list-style-image: url(${u}l.png); display: list-item }",
  ),
  "css-filter": style("#t { filter: url(${u}f.svg#f) }"),
  "css-mask": style("#t { mask: url(${u}m.svg#m); width: 9px; height: 9px }"),
  "css-clip-path": style("#t { clip-path: url(${u}c.svg#c) }"),
  "css-border-image": style("#t { border: 3px solid; border-image: url(${u}b.png) 1 }"),
  "css-content": style('#t::before { content: url("${u}i.png") }'),
  "css-image-set": style('#t { background: image-set("${u}i.png" 1x) }'),
  "css-shape": style("#t { float: left; width: 9px; height: 9px; shape-outside: url(${u}s.png) }"),
  "css-attribute": 'document.body.style.backgroundImage = "url(" + u + "i.png)"',
  "css-typed-sheet":
    'const x = new CSSStyleSheet(); x.replaceSync("body { background: url(" + u + "i.png) }"); document.adoptedStyleSheets = [x]',
  "font-face-script": 'await new FontFace("G", "url(" + u + "f.woff2)").load()',
  "link-stylesheet": link("stylesheet"),
  "link-alternate": link("alternate stylesheet"),
  "link-header-style": html('<link rel="stylesheet" href="${u}x.css" media="print">'),
};

const hints: Record<string, string> = {
  "dns-prefetch": link("dns-prefetch"),
  "dns-prefetch-srcdoc": html('<iframe srcdoc="<link rel=dns-prefetch href=${u}>"></iframe>'),
  preconnect: link("preconnect"),
  "preconnect-cors": link("preconnect", 'l.crossOrigin = "";'),
  prefetch: link("prefetch"),
  "preload-image": link("preload", 'l.as = "image";'),
  "preload-script": link("preload", 'l.as = "script";'),
  "preload-style": link("preload", 'l.as = "style";'),
  "preload-font": link("preload", 'l.as = "font"; l.crossOrigin = "";'),
  "preload-fetch": link("preload", 'l.as = "fetch"; l.crossOrigin = "";'),
  modulepreload: link("modulepreload"),
  manifest: link("manifest"),
  icon: link("icon"),
  "apple-icon": link("apple-touch-icon"),
  prerender: link("prerender"),
  "dns-meta-control":
    'const m = document.createElement("meta"); m.httpEquiv = "x-dns-prefetch-control"; m.content = "on"; document.head.append(m); const a = document.createElement("a"); a.href = u; a.textContent = "x"; document.body.append(a)',
  "speculation-prefetch":
    'const x = document.createElement("script"); x.type = "speculationrules"; x.textContent = JSON.stringify({ prefetch: [{ source: "list", urls: [u], eagerness: "immediate" }] }); document.head.append(x)',
  "speculation-prerender":
    'const x = document.createElement("script"); x.type = "speculationrules"; x.textContent = JSON.stringify({ prerender: [{ source: "list", urls: [u], eagerness: "immediate" }] }); document.head.append(x)',
};

const scripts: Record<string, string> = {
  script: 'const x = document.createElement("script"); x.src = u + "x.js"; document.head.append(x)',
  "script-module":
    'const x = document.createElement("script"); x.type = "module"; x.src = u + "x.js"; document.head.append(x)',
  "script-import-map":
    'const x = document.createElement("script"); x.type = "importmap"; x.textContent = JSON.stringify({ imports: { z: u + "x.js" } }); document.head.append(x); await import("z")',
  "script-inline":
    'const x = document.createElement("script"); x.textContent = "new Image().src = " + JSON.stringify(u); document.head.append(x)',
  "script-handler": html('<img data-u="${u}" src="data:," onerror="fetch(this.dataset.u)">'),
  "script-blob":
    'const x = document.createElement("script"); x.src = URL.createObjectURL(new Blob(["new Image().src = " + JSON.stringify(u)])); document.head.append(x)',
  import: 'await import(u + "x.js")',
  "import-data":
    'await import("data:text/javascript,fetch(" + encodeURIComponent(JSON.stringify(u)) + ")")',
  "document-write": 'document.write("<img src=" + u + ">")',
  worker: "new Worker(u)",
  "worker-blob": 'new Worker(URL.createObjectURL(new Blob(["fetch(" + JSON.stringify(u) + ")"])))',
  "worker-data":
    'new Worker("data:text/javascript,fetch(" + encodeURIComponent(JSON.stringify(u)) + ")")',
  "worker-module":
    'new Worker(URL.createObjectURL(new Blob(["import " + JSON.stringify(u + "x.js")])), { type: "module" })',
  "worker-shared": "new SharedWorker(u)",
  "worker-shared-blob":
    'new SharedWorker(URL.createObjectURL(new Blob(["fetch(" + JSON.stringify(u) + ")"])))',
  "worker-service": "await navigator.serviceWorker.register(u)",
  "worklet-audio":
    "const c = new OfflineAudioContext(1, 1, 44100); await c.audioWorklet.addModule(u + 'x.js')",
  "worklet-paint": "await CSS.paintWorklet.addModule(u + 'x.js')",
  "eval-image": "(0, eval)('new Image().src = ' + JSON.stringify(u))",
  xslt: 'const x = new DOMParser().parseFromString("<?xml-stylesheet type=\'text/xsl\' href=\'" + u + "\'?><a/>", "text/xml"); document.body.append(x.documentElement)',
};

const navigations: Record<string, string> = {
  "form-get":
    html('<form action="${u}"><input name="a" value="b"></form>') +
    'd.querySelector("form").submit();',
  "form-post-blank":
    html('<form method="post" target="_blank" action="${u}"><input name="a"></form>') +
    'd.querySelector("form").submit();',
  "form-frame":
    html('<iframe name="inner"></iframe><form target="inner" action="${u}"></form>') +
    'd.querySelector("form").submit();',
  popup: "window.open(u)",
  "popup-opener-less": 'window.open(u, "_blank", "noopener")',
  "anchor-click": html('<a href="${u}">x</a>') + 'd.querySelector("a").click();',
  "anchor-blank": html('<a href="${u}" target="_blank">x</a>') + 'd.querySelector("a").click();',
  "anchor-ping": html('<a href="#x" ping="${u}">x</a>') + 'd.querySelector("a").click();',
  "anchor-download": html('<a href="${u}" download="f">x</a>') + 'd.querySelector("a").click();',
  "area-ping":
    html('<map name="m"><area href="#y" ping="${u}"></map>') + 'd.querySelector("area").click();',
  "location-assign": "location.assign(u)",
  "location-replace": "location.replace(u)",
  "location-tls": "location.href = s",
  "meta-refresh":
    'const m = document.createElement("meta"); m.httpEquiv = "refresh"; m.content = "0;url=" + u; document.head.append(m)',
  "javascript-link": 'location.href = "javascript:fetch(" + JSON.stringify(u) + ")"',
  "document-open":
    'document.open(); document.write("<meta http-equiv=refresh content=\'0;url=" + u + "\'>"); document.close()',
  "navigation-api": "await navigation.navigate(u).committed",
  "history-then-reload": 'history.pushState(null, "", "?" + mark); location.href = u',
};

const documents: Record<string, string> = {
  iframe: html('<iframe src="${u}"></iframe>'),
  "iframe-srcdoc": nested("new Image().src='${u}'"),
  "iframe-srcdoc-link": html('<iframe srcdoc="<link rel=preconnect href=${u}>"></iframe>'),
  "iframe-srcdoc-refresh": html(
    '<iframe srcdoc="<meta http-equiv=refresh content=0;url=${u}>"></iframe>',
  ),
  "iframe-srcdoc-rtc": nested(
    "const p=new RTCPeerConnection({iceServers:[{urls:'stun:${h}'}]});p.createDataChannel('a');p.createOffer().then(o=>p.setLocalDescription(o))",
  ),
  "iframe-blank":
    'const f = document.createElement("iframe"); document.body.append(f); const x = f.contentDocument.createElement("img"); x.src = u; f.contentDocument.body.append(x)',
  "iframe-blank-fetch":
    'const f = document.createElement("iframe"); document.body.append(f); await f.contentWindow.fetch(u)',
  "iframe-blank-rtc":
    'const f = document.createElement("iframe"); document.body.append(f); const p = new f.contentWindow.RTCPeerConnection({ iceServers: [{ urls: "stun:" + h }] }); p.createDataChannel("a"); await p.setLocalDescription(await p.createOffer())',
  "iframe-blob":
    'const f = document.createElement("iframe"); f.src = URL.createObjectURL(new Blob(["<img src=" + u + ">"], { type: "text/html" })); document.body.append(f)',
  "iframe-data": html('<iframe src="data:text/html,<img src=${u}>"></iframe>'),
  "iframe-javascript": html("<iframe src=\"javascript:fetch('${u}')\"></iframe>"),
  "iframe-navigated":
    'const f = document.createElement("iframe"); document.body.append(f); f.contentWindow.location.href = u',
  object: html('<object data="${u}o.html"></object>'),
  embed: html('<embed src="${u}e.html">'),
  "fenced-frame":
    'const f = document.createElement("fencedframe"); f.config = new FencedFrameConfig(u); document.body.append(f)',
  portal: html('<portal src="${u}"></portal>'),
};

const devices: Record<string, string> = {
  "rtc-stun":
    'const p = new RTCPeerConnection({ iceServers: [{ urls: "stun:" + h + ":3478" }] }); p.createDataChannel("a"); await p.setLocalDescription(await p.createOffer())',
  "rtc-turn-tcp":
    'const p = new webkitRTCPeerConnection({ iceServers: [{ urls: "turn:" + h + "?transport=tcp", username: "a", credential: "b" }] }); p.createDataChannel("a"); await p.setLocalDescription(await p.createOffer())',
  payment:
    'await new PaymentRequest([{ supportedMethods: u }], { total: { label: "a", amount: { currency: "EUR", value: "1" } } }).canMakePayment()',
  notification: 'new Notification("a", { icon: u + "i.png", image: u + "j.png" })',
  "credential-federated":
    'await navigator.credentials.get({ identity: { providers: [{ configURL: s + "fed.json", clientId: "a" }] } })',
  "background-fetch":
    'const r = await navigator.serviceWorker.ready; await r.backgroundFetch.fetch("a", u)',
  "reporting-observer":
    'const m = document.createElement("meta"); m.httpEquiv = "Content-Security-Policy"; m.content = "img-src \'none\'; report-uri " + u; document.head.append(m); new Image().src = "data:,"',
  "attribution-source": "const i = new Image(); i.attributionSrc = u; document.body.append(i)",
  "shared-storage": "await sharedStorage.worklet.addModule(u + 'x.js')",
  "interest-group":
    'await navigator.joinAdInterestGroup({ owner: s, name: "a", biddingLogicURL: s + "b.js" }, 10)',
  "web-share": "await navigator.share({ url: u })",
  "protocol-handler": 'navigator.registerProtocolHandler("web+a", u + "%s")',
  "trust-token": 'await fetch(u, { privateToken: { version: 1, operation: "token-request" } })',
};

const own: Record<string, string> = {
  "own-api": 'await fetch(app + "/api/notebooks?" + mark)',
  "own-api-write":
    'await fetch(app + "/api/notebooks?" + mark, { method: "POST", body: "{}", mode: "no-cors" })',
  "own-api-image": 'new Image().src = app + "/api/health?" + mark',
  "own-page-frame": html('<iframe src="${app}/?${mark}"></iframe>'),
  "own-page-navigate": 'location.href = app + "/?" + mark',
  "own-vendor-other": 'await fetch(app + "/vendor/frame.json?" + mark)',
  "own-page-script":
    'const x = document.createElement("script"); x.src = app + "/_next/static/x.js?" + mark; document.head.append(x)',
  "own-page-popup": 'window.open(app + "/?" + mark)',
  "own-frame-nested": html('<iframe src="${app}/frame?${mark}"></iframe>'),
  "own-beacon": 'navigator.sendBeacon(app + "/api/notebooks?" + mark, "data")',
};

const named = (codes: Record<string, string>, more: Partial<Vector> = {}): Vector[] =>
  Object.entries(codes).map(([name, code]) => ({ name, code, ...more }));

export const vectors: readonly Vector[] = [
  ...named(hints, { hint: true }),
  ...named(fetching),
  ...named(images),
  ...named(styles),
  ...named(scripts),
  ...named(documents),
  ...named(devices),
  ...named(navigations),
  ...named(own, { own: true }),
];
