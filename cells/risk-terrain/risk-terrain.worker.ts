import { serveMethod } from "@/cells/serve-method";
import { findTerrain } from "./compute";
import type { TerrainFound, TerrainInput, TerrainOutput } from "./data";

serveMethod<TerrainInput, TerrainOutput, TerrainFound>((input, port) => findTerrain(input, port));
