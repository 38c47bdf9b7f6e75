/**
 * Imported before anything else. No header of ours reaches WebRTC in every browser,
 * so its constructors go before any cell code can take hold of them. The document's
 * own first script does the same; this one also covers a document that loads only us.
 */
const doors = [
  "RTCPeerConnection",
  "webkitRTCPeerConnection",
  "RTCDataChannel",
  "RTCIceTransport",
  "RTCDtlsTransport",
  "WebTransport",
];

for (const door of doors) delete (globalThis as Record<string, unknown>)[door];
