/** What a connection says of a server or a network that is away; of a name, while whoever knows it is away too. */
const UNREACHABLE =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOST(UNREACH|DOWN)|ENET(UNREACH|DOWN|RESET)|ENOTFOUND|EAI_AGAIN)$/;

const GONE =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|is not queryable|Client was closed|Cannot use a pool/;

/** SQLSTATE: connection, shut down or starting, out of room, rolled back for another, idle for too long, the disk itself. */
const PASSING_STATES = /^(08|57P|53|40|25P03|58030)/;

const FULL = '53100';
const NO_CONNECTION_LEFT = '53300';
/** A server that follows another, or was told to: the hub came to the wrong one. */
const ONLY_READ = '25006';
/** Another password, an account that is not let in from here, a database that is not there. */
const NOT_LET_IN = /^(28|3D000$)/;

interface Said {
  code?: string;
  /** Of PostgreSQL; FATAL: it ended the session, or did not begin one. */
  severity?: string;
}

const codeOf = (error: unknown): string => (error as Said).code ?? '';

/** The database is away, or broke a statement off, most often for its time: worth trying again. */
export const isPassing = (error: unknown): boolean => isAway(error) || codeOf(error) === '57014';

/**
 * The database could not be reached, cut the connection, lets nobody in or takes nothing: what is tried in smaller parts fares no
 * better, and nothing is wrong with what was tried.
 */
export function isAway(error: unknown): boolean {
  const code = codeOf(error);
  return (
    PASSING_STATES.test(code) ||
    NOT_LET_IN.test(code) ||
    code === ONLY_READ ||
    (error as Said).severity === 'FATAL' ||
    UNREACHABLE.test(code) ||
    hasNoSocket(error as NodeJS.ErrnoException) ||
    GONE.test(error instanceof Error ? error.message : '')
  );
}

/** The socket of a server that is away is no more there than the server. */
const hasNoSocket = ({ code, syscall }: NodeJS.ErrnoException): boolean =>
  code === 'ENOENT' && syscall === 'connect';

/** Of an error that passes: what whoever runs the hub has to look at, for a log. */
export function whatKeeps(error: unknown): string {
  const code = codeOf(error);
  if (code === FULL) return 'the disk of the database is full';
  if (code === NO_CONNECTION_LEFT) return 'the database has no connection left';
  if (code === ONLY_READ) return 'the database lets nobody write';
  return NOT_LET_IN.test(code) ? 'the database does not let the hub in' : 'the database is away';
}
