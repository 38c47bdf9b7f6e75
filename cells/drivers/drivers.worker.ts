import { serveMethod } from "@/cells/serve-method";
import { findDrivers, type Drivers, type DriversInput } from "./compute";

serveMethod<DriversInput, Drivers>((input, { progress }) => findDrivers(input, progress));
