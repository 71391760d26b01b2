import { describe, expect, it } from '@jest/globals';
import { QuietClient, StatementNames } from './statements.js';

const statement = (number: number): string =>
  `select ${number} from message m join record r on r.pk = m.record_pk where m.id = any($1::uuid[]) order by m.accepted_at`;

describe('the names of statements', () => {
  it('are given to what is asked for again and again, the same one each time', () => {
    const names = new StatementNames();
    expect([1, 2].map(() => names.of(statement(1)))).toEqual([undefined, undefined]);
    const name = names.of(statement(1));
    expect(name).toMatch(/^s\d+$/);
    expect(names.of(statement(1))).toBe(name);
    for (const _ of [1, 2]) names.of(statement(2));
    expect(names.of(statement(2))).not.toBe(name);
  });

  it('are not given to what gives all columns of a table, which may get one while it has its name', () => {
    const names = new StatementNames();
    const rest =
      ' from "endpoint" where "connection" = $1 and "organisation" = $2 and "changed_at" > $3 order by "connection"';
    for (const all of ['select *', 'select "m".*', 'insert into "endpoint" ("a") values ($1) returning *'])
      for (const _ of Array(9)) expect(names.of(all + rest)).toBeUndefined();
    for (const _ of Array(9)) names.of(`select count(*)${rest}`);
    expect(names.of(`select count(*)${rest}`)).toMatch(/^s/);
  });

  it('are not given to what is short, and to no more than a connection may keep', () => {
    const names = new StatementNames();
    for (const _ of Array(9)) expect(names.of('select 1')).toBeUndefined();
    const given = new Set<string>();
    for (let number = 0; number < 5000; number++)
      for (const _ of Array(4)) {
        const name = names.of(statement(number));
        if (name) given.add(name);
      }
    expect(given.size).toBe(200);
    expect(names.of(statement(0))).toMatch(/^s/);
    expect(names.of(statement(4999))).toBeUndefined();
  });
});

describe('a connection', () => {
  it('whose error nobody listens for does not end the process, and tells whoever does', () => {
    const client = new QuietClient();
    const error = new Error('terminating connection');
    expect(client.emit('error', error)).toBe(false);
    const heard: unknown[] = [];
    client.on('error', (one) => heard.push(one));
    client.emit('error', error);
    expect(heard).toEqual([error]);
  });
});
