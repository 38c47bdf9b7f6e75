import { serveMethod } from "@/cells/serve-method";
import { deploy, type Deployment, type DeploymentInput } from "./compute";

serveMethod<DeploymentInput, Deployment, Deployment>((input, { progress, emit }) =>
  deploy(input, progress, emit),
);
