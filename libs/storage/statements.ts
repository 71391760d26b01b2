import pg from 'pg';

/** A statement is worth a name once it was asked for this often in this process. */
const WORTH_A_NAME = 3;
/** The database keeps what has a name for as long as a connection lives: a bound on what it keeps, and on what we count. */
const MOST_NAMES = 200;
const MOST_COUNTED = 2000;
/** Short ones are planned sooner than they are looked up. */
const LEAST_LENGTH = 100;
/**
 * Gives whatever columns a table has. Under a name it would fail for as long as the connection lives once a newer version
 * of the hub has added one.
 */
const GIVES_ALL_COLUMNS = /^\s*select (\S+\.)?\*|returning (\S+\.)?\*/i;

/**
 * Names for the statements that come again and again, so that a connection parses and plans each once and not for every
 * batch. Texts that are made up as they go, with a different number of parameters each time, never come often enough.
 */
export class StatementNames {
  readonly #asked = new Map<string, number>();
  readonly #names = new Map<string, string>();

  of(text: string): string | undefined {
    if (text.length < LEAST_LENGTH || GIVES_ALL_COLUMNS.test(text)) return undefined;
    const name = this.#names.get(text);
    if (name !== undefined || this.#names.size >= MOST_NAMES) return name;
    const asked = (this.#asked.get(text) ?? 0) + 1;
    if (asked < WORTH_A_NAME) {
      if (this.#asked.size < MOST_COUNTED) this.#asked.set(text, asked);
      return undefined;
    }
    this.#asked.delete(text);
    this.#names.set(text, `s${this.#names.size}`);
    return this.#names.get(text);
  }
}

const names = new StatementNames();

type AnyQuery = (...asked: unknown[]) => unknown;

/**
 * A connection whose error nobody listens for is only gone. Who had it lent out hears by its query; but a server that cuts it says
 * so on the line as well, where that may be read after the query failed, or before whoever asked for it got it.
 */
export class QuietClient extends pg.Client {
  override emit(event: string | symbol, ...told: unknown[]): boolean {
    if (event === 'error' && this.listenerCount('error') === 0) return false;
    return super.emit(event, ...told);
  }
}

/** A connection whose statements with parameters go by name where one is worth it. */
export class NamingClient extends QuietClient {
  override query: pg.Client['query'] = ((...asked: unknown[]) => {
    const [text, values] = asked;
    const query = super.query.bind(this) as AnyQuery;
    if (asked.length !== 2 || typeof text !== 'string' || !Array.isArray(values)) return query(...asked);
    const name = names.of(text);
    return name === undefined ? query(text, values) : query({ name, text, values });
  }) as pg.Client['query'];
}
