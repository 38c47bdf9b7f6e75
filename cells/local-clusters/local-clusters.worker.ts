import { serveMethod } from "@/cells/serve-method";
import { findClusters, type Clusters, type ClustersInput } from "./clusters";

serveMethod<ClustersInput, Clusters, Clusters>(findClusters);
