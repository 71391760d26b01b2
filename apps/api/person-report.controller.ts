import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  HUB,
  personReport,
  portableCopy,
  type HandedLine,
  type PersonReport,
  type Place,
  type RunningHub,
} from '#exchange';
import type { JsonObject } from '#kernel';
import { must } from './caller.js';
import { asAnyOfficer } from './officer.js';
import { PAGE_HEADERS } from './page.js';
import { wantsPage } from './pages.rules.js';
import { reportPage } from './person-report-page.js';

const DAY_MS = 86_400_000;

/** What is given to a person who asked for it; by its controller's privacy officer. */
@Controller('v1/rights-requests')
export class PersonReportController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get(':id/report')
  async report(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Query('language') language?: string,
  ): Promise<unknown> {
    const made = await asAnyOfficer(this.hub, request, id, (speaker) => personReport(this.hub, speaker, id));
    const report = must(made);
    if (!wantsPage(request)) return shown(report);
    void reply.headers(PAGE_HEADERS);
    return reportPage(report, language === 'en' ? 'en' : 'nl');
  }

  @Get(':id/copy')
  async copy(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const made = await asAnyOfficer(this.hub, request, id, (speaker) => portableCopy(this.hub, speaker, id));
    const { controller, ...copy } = must(made);
    return { ...copy, controller: placed(controller) };
  }
}

const placed = ({ urn, name, contact, address }: Place): JsonObject => ({
  party: urn,
  name,
  ...(contact ? { contact } : {}),
  ...(address ? { address } : {}),
});

/** As it goes over the wire: parties by their URN. */
function shown(report: PersonReport): JsonObject {
  const urns = new Map([report.controller, ...report.others].map(({ key, urn }) => [key, urn]));
  const urnOf = (key: string): string => urns.get(key) ?? `urn:schakel:${key}`;
  const handed = (line: HandedLine) => ({
    party: urnOf(line.other),
    recordType: line.recordType,
    purpose: line.purpose,
    categories: line.categories,
    at: line.at,
    arrived: line.arrived,
    atDesk: line.atDesk,
    ...(line.basis ? { basis: line.basis } : {}),
    ...(line.retention ? { retention: line.retention } : {}),
    ...(line.selectionList ? { selectionList: line.selectionList } : {}),
  });
  const ended = <T extends object, N extends keyof T>(one: T, name: N) =>
    one[name] === null ? Object.fromEntries(Object.entries(one).filter(([key]) => key !== name)) : one;
  const { entry, terms } = report;
  return {
    madeAt: report.madeAt,
    controller: placed(report.controller),
    ...(entry ? { entry: entryShown(entry) } : {}),
    ...(report.contact
      ? { contact: { ...report.contact, records: report.contact.records.map((one) => ended(one, 'until')) } }
      : {}),
    sources: report.sources,
    documents: report.documents.map(({ recordType, receivedAt, contract, data }) => ({
      recordType,
      receivedAt,
      contract,
      data,
    })),
    consents: report.consents.map((one) => ({
      ...ended(one, 'withdrawnAt'),
      recipients: one.recipients.map(urnOf),
    })),
    declarations: report.declarations.map((one) => ({
      ...ended(one, 'withdrawnAt'),
      recipients: one.recipients.map(urnOf),
    })),
    occasions: report.occasions.map((one) => ({
      ...ended(one, 'closedAt'),
      recipient: urnOf(one.recipient),
    })),
    given: report.given.map(handed),
    received: report.received.map(handed),
    requests: report.requests.map((one) => ended(one, 'decision')),
    terms: {
      documentDays: Math.floor(terms.document / DAY_MS),
      logDays: Math.floor(terms.log / DAY_MS),
    },
    others: report.others.map(placed),
    isCut: report.isCut,
  } as unknown as JsonObject;
}

const entryShown = ({ madeAt, ...entry }: NonNullable<PersonReport['entry']>) => ({
  since: madeAt,
  ...entry,
});
