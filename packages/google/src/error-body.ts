export { type RpcError as ErrorBody, readRpcError as readErrorBody } from "./core.ts";
