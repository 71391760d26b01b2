import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ASSET_TYPES } from './console.schema.js';
import { HTML_TYPE } from './media-types.js';
import { Refused } from './problem.js';
import { projectFolder } from './project-folder.js';

/** Script, style and fonts of the hub itself, and what the script asks: the hub. Nothing inline, nothing from elsewhere. */
export const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

interface Asset {
  type: string;
  bytes: Buffer;
  compressed: Buffer | undefined;
}

/** The console as it was built (scripts/console.mjs), read once at the start. */
@Controller('console')
export class ConsoleController {
  readonly #page: Buffer | undefined;
  readonly #assets = new Map<string, Asset>();

  constructor() {
    const folder = join(projectFolder(), 'dist', 'console');
    const page = join(folder, 'index.html');
    this.#page = existsSync(page) ? readFileSync(page) : undefined;
    const assets = join(folder, 'assets');
    for (const file of this.#page === undefined ? [] : readdirSync(assets)) {
      const type = (ASSET_TYPES as Record<string, string>)[extname(file)];
      if (!type) continue;
      const compressed = join(assets, `${file}.br`);
      this.#assets.set(file, {
        type,
        bytes: readFileSync(join(assets, file)),
        compressed: existsSync(compressed) ? readFileSync(compressed) : undefined,
      });
    }
  }

  @Get('assets/:file')
  async asset(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('file') file: string,
  ): Promise<void> {
    const asset = this.#assets.get(file);
    if (!asset) throw new Refused({ code: 'not-found' });
    const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const packed = takesBrotli ? asset.compressed : undefined;
    void reply.headers({
      'Content-Type': asset.type.startsWith('text/') ? `${asset.type}; charset=utf-8` : asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(packed ? { 'Content-Encoding': 'br' } : {}),
    });
    await reply.send(packed ?? asset.bytes);
  }

  @Get()
  home(@Res() reply: FastifyReply): Promise<void> {
    return this.#show(reply);
  }

  @Get(':page')
  page(@Res() reply: FastifyReply): Promise<void> {
    return this.#show(reply);
  }

  @Get(':page/:part')
  detail(@Res() reply: FastifyReply): Promise<void> {
    return this.#show(reply);
  }

  /** The same page wherever it begins: its script reads the address. */
  async #show(reply: FastifyReply): Promise<void> {
    if (this.#page === undefined) throw new Refused({ code: 'not-found' });
    void reply.headers({
      'Content-Type': `${HTML_TYPE}; charset=utf-8`,
      'Content-Security-Policy': CONSOLE_POLICY,
    });
    await reply.send(this.#page);
  }
}
