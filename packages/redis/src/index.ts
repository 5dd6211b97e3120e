export type { AnyRedisClient, EvalClientLike, IoredisClientLike, RedisClientLike } from "./evaluate.ts";
export { type RedisStoreOptions, redisStore } from "./redis-store.ts";
