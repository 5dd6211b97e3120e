export { type RpcError as ErrorBody, readRpcError as readErrorBody } from "@overture/core/provider";
