import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail that the server accepted. */
export type Accepted = { to: string; text: string }

/** What a sender has just done, from its first word to the mail's acceptance. */
export type MailStage = 'connected' | 'named the sender' | 'named the recipient' | 'sent the text'

export type MailServer = { url: string; close(): Promise<void> }

/**
 * A real SMTP server, which tells of each step it sees before it answers it.
 *
 * @param onStage may take its time: the sender waits meanwhile
 */
export async function startMailServer(
  onAccepted: (mail: Accepted) => void,
  onStage: (stage: MailStage) => void | Promise<void> = () => {},
): Promise<MailServer> {
  const step = (stage: MailStage, answer: () => void) => {
    void Promise.resolve(onStage(stage)).then(answer)
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onConnect: (_session, answer) => step('connected', answer),
    onMailFrom: (_address, _session, answer) => step('named the sender', answer),
    onRcptTo: (_address, _session, answer) => step('named the recipient', answer),
    onData: (stream, session, answer) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        onAccepted({ to: session.envelope.rcptTo[0]?.address ?? '', text: Buffer.concat(parts).toString() })
        step('sent the text', answer)
      })
    },
  })
  // Senders that are killed break their connections; that is no failure of the server.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
