import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { schema, schemaVersion } from "./schema.ts";

/** A row of a result, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** Nobody is served yet while a file is opened, so that there is time for whoever is writing in it. In milliseconds. */
const openTimeoutMs = 2000;

/** A file of SQLite, with its statements prepared once. */
export class Database {
  readonly #database: DatabaseSync;
  readonly #statements: Map<string, StatementSync> = new Map();

  /** @throws Error that names the file, if it cannot be opened, or is of another version */
  constructor(path: string, busyTimeoutMs: number) {
    const database = opened(path, Math.max(busyTimeoutMs, openTimeoutMs));
    this.#database = database;
    try {
      // With a log of its own a file survives the death of a process at any moment, and readers do not wait for writers.
      database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
      this.transact(() => this.#create(path));
      database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    } catch (error) {
      database.close();
      throw unusable(path, error);
    }
  }

  /** Runs a statement that gives no rows. */
  run(sql: string, ...values: readonly SQLInputValue[]): void {
    this.#prepared(sql).run(...values);
  }

  /** The first row. */
  get(sql: string, ...values: readonly SQLInputValue[]): Row | undefined {
    return this.#prepared(sql).get(...values);
  }

  /** All rows. */
  all(sql: string, ...values: readonly SQLInputValue[]): readonly Row[] {
    return this.#prepared(sql).all(...values);
  }

  /** Does everything or nothing, and nobody else writes meanwhile. */
  transact<Result>(work: () => Result): Result {
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.#database.exec("COMMIT");
      return result;
    } catch (error) {
      this.#takeBack();
      throw error;
    }
  }

  #takeBack(): void {
    try {
      this.#database.exec("ROLLBACK");
    } catch {
      // Some errors, such as a full disk, have SQLite take it back by itself: what went wrong is told, and not this.
    }
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #create(path: string): void {
    const found = Number(this.#database.prepare("PRAGMA user_version").get()?.user_version);
    if (found !== 0 && found !== schemaVersion)
      throw new Error(`${path} was written by another version of @overture/sqlite (${found}, not ${schemaVersion}).`);
    this.#database.exec(schema);
    this.#database.exec(`PRAGMA user_version = ${schemaVersion}`);
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function opened(path: string, timeout: number): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout });
  } catch (error) {
    throw unusable(path, error);
  }
}

/** SQLite says what is wrong, and not with which file. */
function unusable(path: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`The store ${path} cannot be used: ${reason}.`.replace(/\.\.$/, "."), { cause });
}
