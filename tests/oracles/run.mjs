import { load } from "../bundle.mjs";

const { main } = await load("tests/oracles/main.ts");
process.exit(await main(process.argv.slice(2)));
