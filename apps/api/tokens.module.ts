import { Module, type DynamicModule } from '@nestjs/common';
import { createTokenVerifier, type TokenOptions } from './tokens.js';

export const TOKENS = Symbol('token verifier');

@Module({})
export class TokensModule {
  static forRoot(options: TokenOptions): DynamicModule {
    return {
      module: TokensModule,
      global: true,
      providers: [{ provide: TOKENS, useFactory: () => createTokenVerifier(options) }],
      exports: [TOKENS],
    };
  }
}
