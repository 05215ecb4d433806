import "./stories.css";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../client/http";
import { storiesWords as w } from "../words/stories";
import { AgendaPart } from "./agenda";
import { Capture, Written } from "./capture";
import { DigestPart, MailStanding } from "./digest";
import { SideTablesPart } from "./tables";
import { NoticesPart, Walls } from "./walls";

interface Props {
  client: Client;
  event: string;
}

/** Conversations on the host's page: written down, answered for, passed on. */
export function StoriesSection({ client, event }: Props) {
  return (
    <section class="stories">
      <h2>{w.title}</h2>
      <Drawer title={w.notices}>
        <NoticesPart client={client} />
      </Drawer>
      <Drawer title={w.capture}>
        <Capture client={client} event={event} />
        <Written client={client} event={event} />
      </Drawer>
      <Drawer title={w.sideTables}>
        <SideTablesPart client={client} />
        <Walls client={client} />
      </Drawer>
      <Drawer title={w.digest}>
        <DigestPart client={client} event={event} />
      </Drawer>
    </section>
  );
}

/** The agenda and the digest of an event on the organiser's page. */
export function EventStories({ client, event, mails }: Props & { mails: boolean }) {
  return (
    <div class="stories">
      <Drawer title={w.agenda}>
        <AgendaPart client={client} event={event} />
      </Drawer>
      <Drawer title={w.digest}>
        {mails ? <MailStanding client={client} event={event} /> : null}
        <DigestPart client={client} event={event} />
      </Drawer>
    </div>
  );
}

/** Closed it asks for nothing. */
function Drawer({ title, children }: { title: string; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open ? children : null}
    </details>
  );
}
