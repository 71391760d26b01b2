import { connect, type Socket } from 'node:net';

export interface Answered {
  status: number;
  text: string;
}

interface Asked {
  request: string;
  resolve(answer: Answered): void;
  reject(error: Error): void;
}

/**
 * As many connections as given, kept open, with one request at a time on each; what comes while all are taken waits. No
 * client library: the generator shares the machine with what it measures, and this costs a third of one. It reads what the
 * hub answers here, an answer with a length, and throws for anything else.
 */
export class Lines {
  readonly #host: string;
  readonly #all: Line[];
  readonly #free: Line[];
  readonly #waiting: Asked[] = [];

  constructor(url: string, connections: number) {
    const { host, hostname, port } = new URL(url);
    this.#host = host;
    const release = (line: Line): void => {
      const next = this.#waiting.shift();
      if (next) line.ask(next);
      else this.#free.push(line);
    };
    this.#all = Array.from({ length: connections }, () => new Line(hostname, Number(port), release));
    this.#free = [...this.#all];
  }

  post(path: string, token: string, contentType: string, body: string): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const request =
        `POST ${path} HTTP/1.1\r\nhost: ${this.#host}\r\nauthorization: Bearer ${token}\r\n` +
        `content-type: ${contentType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
      const asked = { request, resolve, reject };
      const line = this.#free.pop();
      if (line) line.ask(asked);
      else this.#waiting.push(asked);
    });
  }

  close(): void {
    for (const line of this.#all) line.close();
  }
}

const END_OF_HEAD = '\r\n\r\n';

class Line {
  #socket: Socket | undefined;
  #asked: Asked | undefined;
  #chunks: Buffer[] = [];
  #missing = 0;
  #head = '';

  constructor(
    private readonly host: string,
    private readonly port: number,
    private readonly release: (line: Line) => void,
  ) {}

  ask(asked: Asked): void {
    this.#asked = asked;
    this.#chunks = [];
    this.#head = '';
    this.#socket ??= this.#open();
    this.#socket.write(asked.request);
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    return connect(this.port, this.host)
      .setNoDelay(true)
      .on('data', (chunk) => this.#take(chunk))
      .on('error', (error) => this.#fail(error))
      .on('close', () => this.#fail(new Error('the hub ended a connection')));
  }

  #fail(error: Error): void {
    this.#socket = undefined;
    this.#asked?.reject(error);
    this.#asked = undefined;
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#missing -= chunk.length;
    if (this.#head === '' && !this.#readHead()) return;
    if (this.#missing > 0) return;
    const { resolve } = this.#asked!;
    const text = Buffer.concat(this.#chunks).toString('utf8').slice(this.#head.length);
    this.#asked = undefined;
    resolve({ status: Number(this.#head.slice(9, 12)), text });
    this.release(this);
  }

  #readHead(): boolean {
    const text = Buffer.concat(this.#chunks).toString('latin1');
    const end = text.indexOf(END_OF_HEAD);
    if (end < 0) return false;
    this.#head = text.slice(0, end + END_OF_HEAD.length);
    const length = /\r\ncontent-length: (\d+)\r\n/i.exec(this.#head)?.[1];
    if (length === undefined) {
      this.#fail(new Error('an answer without a length'));
      return false;
    }
    this.#missing = this.#head.length + Number(length) - text.length;
    return true;
  }
}
