import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { HUB, type RunningHub } from '#exchange';
import { AuthorisationGuard } from './authorisation.js';
import { certificateReader } from './certificates.js';
import { createCookies } from './cookies.js';
import { LoginClient, type LoginOptions } from './login.js';
import { DoneOnce } from './once.js';
import type { ProviderTrouble } from './provider-trouble.js';
import { Sessions } from './sessions.js';
import { createTokenVerifier, type TokenOptions } from './tokens.js';

export const SESSIONS = Symbol('sessions');
export const LOGIN = Symbol('login');

export interface AccessOptions {
  tokens: TokenOptions;
  login: LoginOptions;
}

/** Who gets in: one guard before every controller. */
@Module({})
export class AccessModule {
  static forRoot({ tokens, login }: AccessOptions, trouble: ProviderTrouble): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      providers: [
        {
          provide: SESSIONS,
          inject: [HUB],
          useFactory: (hub: RunningHub) => new Sessions(hub, createCookies(hub.config)),
        },
        {
          provide: LOGIN,
          inject: [HUB],
          useFactory: (hub: RunningHub) => new LoginClient({ ...login, trouble, now: () => hub.worldTime() }),
        },
        {
          provide: APP_GUARD,
          inject: [HUB, SESSIONS],
          useFactory: (hub: RunningHub, sessions: Sessions) =>
            new AuthorisationGuard(
              {
                hub,
                tokens: createTokenVerifier({ ...tokens, trouble, now: () => hub.worldTime() }),
                certificateOf: certificateReader(hub.config),
              },
              sessions,
            ),
        },
        { provide: APP_INTERCEPTOR, inject: [HUB], useFactory: (hub: RunningHub) => new DoneOnce(hub) },
      ],
      exports: [SESSIONS, LOGIN],
    };
  }
}
