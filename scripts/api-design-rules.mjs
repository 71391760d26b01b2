/**
 * The API Design Rules 2.2 (and where it is stricter, 2.1) as rules for Spectral, written from their text:
 * https://logius-standaarden.github.io/API-Design-Rules/. Used by lint-api.mjs.
 */
import spectralFunctions from '@stoplight/spectral-functions';
import spectralRulesets from '@stoplight/spectral-rulesets';

const { pattern, schema, truthy } = spectralFunctions;
const { oas } = spectralRulesets;

// A rule of Spectral has a member called `then`; it is no promise.
// oxlint-disable-next-line unicorn/no-thenable
const rule = (message, given, then) => ({ message, severity: 'error', given, then });
const requires = (...names) => ({
  function: schema,
  functionOptions: { schema: { type: 'object', required: names } },
});
const matches = (match, more = {}) => ({ function: pattern, functionOptions: { match }, ...more });
const answers = (statuses) =>
  `$.paths[*][*].responses[?(@property && @property.match(/^[${statuses}]\\d\\d$/))]`;

export const API_DESIGN_RULES = {
  extends: [[oas, 'recommended']],
  rules: {
    'oas3-api-servers': 'error',
    'info-contact': 'error',
    'doc-openapi': rule('OpenAPI 3.0', '$.openapi', matches('^3\\.0\\.\\d+$')),
    'doc-openapi-contact': rule(
      'contact names name, url and email',
      '$.info.contact',
      requires('name', 'url', 'email'),
    ),
    semver: rule('info.version is semver', '$.info.version', matches('^\\d+\\.\\d+\\.\\d+$')),
    'publish-openapi': rule('the document stands at /openapi.json', '$.paths', {
      field: '/openapi.json',
      function: truthy,
    }),
    'publish-openapi-cors': rule(
      'and every page may read it',
      "$.paths['/openapi.json'].get.responses['200'].headers",
      { field: 'access-control-allow-origin', function: truthy },
    ),
    'uri-version': rule('the major version is in the server url', '$.servers[*].url', matches('/v\\d+$')),
    'no-trailing-slash': rule('no slash at the end', '$.paths[*]~', matches('[^/]$')),
    'path-segments-kebab-case': rule(
      'paths are in kebab-case, but for the description itself and a last part such as _search',
      '$.paths[*]~',
      matches('^(/openapi\\.(json|yaml)|(/([a-z0-9-]+|\\{[^}]+\\}))+(/_[a-z]+)?)$'),
    ),
    'query-keys-camel-case': rule(
      'query keys are in camelCase',
      "$.paths[*][*].parameters[?(@.in=='query')].name",
      matches('^[a-z][a-z\\d]*([A-Z][a-z\\d]*)*$'),
    ),
    'http-methods': rule('standard methods only', '$.paths[*][*]~', matches('^(get|post|put|patch|delete)$')),
    'version-header': rule(
      'every answer has API-Version',
      `${answers('2345')}.headers`,
      requires('API-Version'),
    ),
    'version-header-there': rule('every answer has headers', answers('2345'), requires('headers')),
    'problem-details': rule(
      'errors are problems',
      `${answers('45')}.content`,
      requires('application/problem+json'),
    ),
    'problem-members': rule(
      'problems have status, title and detail',
      `${answers('45')}.content['application/problem+json'].schema.properties`,
      requires('status', 'title', 'detail'),
    ),
    'invalid-input': rule(
      'whatever takes input can answer 400',
      '$.paths[*][?(@.parameters || @.requestBody)].responses',
      requires('400'),
    ),
    'time-formats': rule('no time without a zone, no date-time-local', '$..properties[*].format', {
      function: pattern,
      functionOptions: { notMatch: '^(time|date-time-local)$' },
    }),
    'date-omit-time-portion': rule(
      'what is called a date has a format, and it is date',
      '$..properties[?(@property && @property.match(/([a-z]Date|Datum|^date|^datum)$/))]',
      { field: 'format', ...matches('^date$') },
    ),
  },
};
