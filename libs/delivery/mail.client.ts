import { createTransport } from 'nodemailer';

export interface Mailer {
  /** Throws when the mail server did not take it. */
  send(mail: { to: string; subject: string; text: string }): Promise<void>;
  close(): void;
}

/** Of SMTP: whom it is for or what it is was refused; an answer to anything else is not about the mail. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

/** The mail server refused this mail for good (5xx), and did not only let nobody in. */
export function isMailRefused(error: unknown): boolean {
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number };
  return ABOUT_THE_MAIL.has(code) && responseCode >= 500;
}

const CONNECT_TIMEOUT_MS = 5_000;
const SOCKET_TIMEOUT_MS = 15_000;

/** Plain text by SMTP; the address of the server and its credentials are one URL. */
export function createMailer(options: { smtpUrl: string; from: string }): Mailer {
  const url = new URL(options.smtpUrl);
  const transport = createTransport({
    host: url.hostname,
    port: url.port ? Number(url.port) : undefined,
    secure: url.protocol === 'smtps:',
    // A server that offers TLS gets it with a checked certificate; one that offers none is for loopback.
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({
        from: options.from,
        to,
        subject,
        text,
        headers: { 'auto-submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}
