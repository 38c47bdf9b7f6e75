// Read at once: later nobody says any more where this script came from.
import "./parts";

export * from "@/lib/methods";
