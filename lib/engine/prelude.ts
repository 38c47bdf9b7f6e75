import { quoteString } from "@/lib/sql/quote";

/** Tables and schemas of our own begin with this and are shown to nobody. */
export const hidden = "__beatbook";

/**
 * First statements of every engine, in order. Nothing can be loaded and no file or address
 * reached afterwards, and no later statement can change that.
 */
export const prelude = (missingExtensions: string, memoryLimit?: string): string[] => {
  // Clock time without a zone, as everywhere in a notebook. The engine knows UTC only.
  const minutes = -new Date().getTimezoneOffset();
  const now = `(system.main.transaction_timestamp()::TIMESTAMP + INTERVAL (${minutes}) MINUTE)`;
  const macro = (name: string, body: string) => `CREATE MACRO main.${name}() AS ${body}`;
  return [
    `SET custom_extension_repository = ${quoteString(missingExtensions)}`,
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET GLOBAL errors_as_json = true",
    ...(memoryLimit ? [`SET memory_limit = ${quoteString(memoryLimit)}`] : []),
    macro("now", now),
    macro("get_current_timestamp", now),
    macro("current_localtimestamp", now),
    macro("current_date", `${now}::DATE`),
    macro("today", `${now}::DATE`),
    macro("get_current_time", `${now}::TIME`),
    macro("current_localtime", `${now}::TIME`),
    `CREATE SCHEMA ${hidden}`,
    "SET enable_external_access = false",
    "SET lock_configuration = true",
  ];
};
