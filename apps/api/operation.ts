import type { JsonObject, RefusalCode } from '#kernel';
import type { RequestName } from './requests.js';

/**
 * What is said and answered at one route, beside who may use it (routes.ts). The OpenAPI document, the check of query
 * parameters, the check of every answer in the tests, the examples that are executed, and the fuzzer all read this.
 */
export interface Operation {
  /** Unique; the name of the function in a generated client. */
  id: string;
  description?: string;
  /** What stands in the path, where that is not an id that the hub gave. */
  path?: Record<string, PathParameter>;
  /** Checked before the controller is asked: all faults at once. */
  query?: Record<string, Parameter>;
  headers?: Record<string, Parameter>;
  /** The JSON body, by the name of its schema in requests.ts. */
  body?: RequestName;
  /** Bodies of other media types. */
  bodies?: Record<string, JsonObject>;
  /** By status: what is answered when it goes well. */
  answers: Record<number, OperationAnswer>;
  /** Beside those that every route can give (openapi-refusals.ts). */
  refusals: RefusalCode[];
  /** Executed by a test against a hub with the example region, in the order of the routes. */
  examples: OperationExample[];
}

export interface Parameter {
  schema: JsonObject;
  description: string;
  required?: boolean;
}

/** One that leads nowhere is `not-found`. */
export interface PathParameter {
  schema: JsonObject;
  description: string;
  example: string;
}

export interface OperationAnswer {
  description: string;
  /** Absent: an answer without a body. */
  schema?: JsonObject;
  mediaType?: string;
  /** The same in other media types, for whoever names one of them in Accept. */
  also?: Record<string, JsonObject>;
  headers?: Record<string, string>;
}

export interface OperationExample {
  name: string;
  summary: string;
  /** The client of the example region that asks; absent where no token is needed. */
  by?: string;
  /** The invented person of the example region who asks, by a session. */
  as?: string;
  /** A value, or a member of the answer to an earlier example, named by its operation. */
  query?: Record<string, string | { from: string; member: string }>;
  headers?: Record<string, string>;
  mediaType?: string;
  body?: unknown;
  /** Where the `{id}` of the path comes from: a member of the answer to an earlier example, named by its operation. */
  id?: { from: string; member: string };
  /** The other parameters of the path. */
  path?: Record<string, string>;
  /** The clock of the hub is turned to this moment first: for what is in force later only. */
  at?: string;
  status: number;
}
