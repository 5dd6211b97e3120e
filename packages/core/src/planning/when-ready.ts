/** Goes on with a value: at once where it is there, so that what need not wait does not. */
export function whenReady<Value, Result>(
  value: Value | Promise<Value>,
  go: (value: Value) => Result | Promise<Result>,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(go) : go(value);
}
