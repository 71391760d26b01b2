import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HUB, type RunningHub } from '#exchange';
import type { JsonObject } from '#kernel';
import { isReady } from '#storage';
import { stringify } from 'yaml';
import { asyncApi } from './asyncapi.js';
import { docsPage, DOCS_POLICY, DOCS_STYLE } from './docs.js';
import { HTML_TYPE, JSON_TYPE, TEXT_TYPE, YAML_TYPE } from './media-types.js';
import { openApi } from './openapi.js';
import { Refused } from './problem.js';

const READY_TIMEOUT_MS = 2000;
const SECURITY_TXT_TERM_MS = 180 * 86_400_000;
const SEALING_BEHIND = 'The log is not sealed fast enough; nothing new is accepted until it is.';

/** What needs no token. */
@Controller()
export class OpenController {
  readonly #openapi: JsonObject;
  /**
   * Bytes, made when first asked for, and kept: nothing in them changes while the process runs. They are large, and everybody may
   * ask for them: whoever reads slowly holds no copy.
   */
  readonly #made = new Map<string, Buffer>();

  constructor(@Inject(HUB) private readonly hub: RunningHub) {
    const { publicUrl, host, port, oidc } = hub.config;
    const server = publicUrl ?? `http://${host}:${port}`;
    const tokens = oidc.issuer ?? `http://127.0.0.1:${oidc.developmentPort}/token`;
    this.#openapi = openApi({ server, tokens });
  }

  @Get('health/live')
  live(): unknown {
    return { status: 'up' };
  }

  /** Ready is: the database answers, its schema is ours, the log is sealed in time, and there is room to accept. The bell is not asked: it may fail. */
  @Get('health/ready')
  async ready(): Promise<unknown> {
    const room = this.hub.accepting.pending() < this.hub.config.limits.maxPending;
    if (!room || !(await isReady(this.hub.db, READY_TIMEOUT_MS))) throw new Refused({ code: 'busy' });
    if (await this.hub.sealLag.isTooLong()) throw new Refused({ code: 'busy', detail: SEALING_BEHIND });
    const { ok, failed } = this.hub.bells.rung();
    return { status: 'ready', bells: { ok, failed } };
  }

  @Get('v1/openapi.json')
  openapi(@Res({ passthrough: true }) reply: FastifyReply): Buffer {
    return this.kept(reply, JSON_TYPE, () => JSON.stringify(this.#openapi));
  }

  @Get('v1/openapi.yaml')
  openapiYaml(@Res({ passthrough: true }) reply: FastifyReply): Buffer {
    return this.kept(reply, YAML_TYPE, () => stringify(this.#openapi, { aliasDuplicateObjects: false }));
  }

  @Get('v1/asyncapi.json')
  asyncapi(@Res({ passthrough: true }) reply: FastifyReply): Buffer {
    return this.kept(reply, JSON_TYPE, () => JSON.stringify(asyncApi(this.hub.contracts)), 'asyncapi');
  }

  /** The only page of the API: it has a style, and no script. */
  @Get('docs')
  docs(@Res({ passthrough: true }) reply: FastifyReply): Buffer {
    void reply.header('Content-Security-Policy', DOCS_POLICY);
    return this.kept(reply, HTML_TYPE, () => docsPage(this.#openapi));
  }

  @Get('docs/style.css')
  style(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.type('text/css; charset=utf-8');
    return DOCS_STYLE;
  }

  /** RFC 9116. Nobody may think that it is still true when the one who wrote it is long gone: it expires, and is made anew. */
  @Get('.well-known/security.txt')
  securityTxt(@Res({ passthrough: true }) reply: FastifyReply): string {
    const { securityContact, publicUrl } = this.hub.config;
    if (!securityContact) throw new Refused({ code: 'not-found' });
    void reply.type(`${TEXT_TYPE}; charset=utf-8`);
    const lines = [
      `Contact: ${securityContact}`,
      `Expires: ${new Date(Date.now() + SECURITY_TXT_TERM_MS).toISOString()}`,
      'Preferred-Languages: nl, en',
      ...(publicUrl ? [`Canonical: ${publicUrl}/.well-known/security.txt`] : []),
    ];
    return `${lines.join('\n')}\n`;
  }

  private kept(reply: FastifyReply, type: string, make: () => string, name = type): Buffer {
    void reply.type(`${type}; charset=utf-8`);
    const bytes = this.#made.get(name) ?? Buffer.from(make());
    this.#made.set(name, bytes);
    return bytes;
  }
}
