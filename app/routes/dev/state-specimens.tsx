import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Table } from "#app/ui/data-table.tsx";
import { DateStamp } from "#app/ui/date-stamp.tsx";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { EmptyState, HowWeCount, MarginNote, Note, ReceiptStub } from "#app/ui/notes.tsx";
import { Dialog } from "#app/ui/overlays.tsx";
import { Section } from "#app/ui/section.tsx";
import { CopyField, QrFrame, ShareList } from "#app/ui/share-parts.tsx";
import { Comments, SignatureSheet } from "#app/ui/signature-sheet.tsx";
import { Breadcrumb, Pagination } from "#app/ui/wayfinding.tsx";

const QR_CORNER = "M0 0h7v7h-7zM1 1v5h5v-5zM2 2h3v3h-3z";

export function StateSpecimens({ mode }: { mode: string }) {
  return (
    <>
      <SheetSpecimens />
      <ShareSpecimens mode={mode} />
      <NoteSpecimens />
      <WayfindingSpecimens mode={mode} />
      <ErrorPage
        status={404}
        title="This page is not on the wall"
        action={<ButtonLink href="#home">To the campaign</ButtonLink>}
      >
        <p>Perhaps it was taken down, or the address has a typing error.</p>
      </ErrorPage>
      <ErrorPage
        status={503}
        title="The press stands still"
        motif="hands"
        action={<ButtonLink href="#again">Try again</ButtonLink>}
      >
        <p>We cannot reach our records for a moment. Nothing that you signed is lost.</p>
      </ErrorPage>
    </>
  );
}

function SheetSpecimens() {
  return (
    <Section title="The sheet">
      <div className="columns">
        <SignatureSheet
          next={{ number: "24,319", text: "Your name here" }}
          lines={[
            { number: "24,318", name: "Rosa M.", place: "Fresno", ago: "4 min ago" },
            { number: "24,317", name: "Nguyễn T.", place: "San José", ago: "6 min ago" },
            {
              number: "24,316",
              name: "Wilhelmina-Alexandra von und zu Hohenfels",
              place: "Rancho Santa Margarita",
              ago: "11 min ago",
            },
            { number: "1,024,315", name: "A supporter", ago: "15 min ago" },
          ]}
        />
        <EmptyState title="The first line is yours" action={<a href="#sign">Go to the form</a>}>
          This petition is fresh off the press. Sign, and the list starts with your name.
        </EmptyState>
        <Comments
          comments={[
            {
              key: "1",
              text: "My sister did not call when she was robbed. She was afraid of the call, not of the thief.",
              by: "Guadalupe S., Watsonville",
            },
            {
              key: "2",
              text: "Soy maestro. Cada año falta un padre en la graduación.",
              by: "Daniel O., Oakland",
              lang: "es",
            },
          ]}
        />
      </div>
    </Section>
  );
}

function ShareSpecimens({ mode }: { mode: string }) {
  return (
    <Section title="Thanks and sharing">
      <div className="columns">
        <div className="stack">
          <p className="slug">Thank you, Rosa. You are signature no.</p>
          <p className="edition">24,319</p>
          <Note icon="mail" title="Check your email to confirm">
            <p>
              We wrote to rosa@example.org. Your signature counts once you press the link.{" "}
              <a href="#again">Send it again</a>
            </p>
          </Note>
          <ol className="steps">
            <li>
              <div>
                <h3>Put it on someone’s wall</h3>
                <ShareList
                  label="Share"
                  ways={[
                    { key: "whatsapp", text: "WhatsApp", href: "#whatsapp", icon: "chat" },
                    { key: "sms", text: "Text", href: "#sms", icon: "phone" },
                    { key: "mail", text: "Email", href: "#mail", icon: "mail" },
                    { key: "bluesky", text: "Bluesky", href: "#bluesky", icon: "sky" },
                    { key: "x", text: "X", href: "#x", icon: "bird" },
                    { key: "facebook", text: "Facebook", href: "#facebook", icon: "face" },
                  ]}
                />
                <CopyField
                  id={`link-${mode}`}
                  label="Your link"
                  value="https://trust.example.org/petitions/sign-the-trust-act?s=7kq2"
                  copyText="Copy"
                  copiedText="Copied"
                />
              </div>
            </li>
            <li>
              <div>
                <h3>Call your two legislators</h3>
                <p>Two minutes each. We have the numbers and the words.</p>
              </div>
            </li>
          </ol>
        </div>
        <div className="stack">
          <QrFrame size={21} path={QR_CORNER} title="QR code of your link">
            Point a camera at it.
          </QrFrame>
          <ReceiptStub side={<DateStamp word="Confirmed" date="12 Jan 2013" />}>
            <p className="slug">Signature no.</p>
            <p className="edition">24,319</p>
          </ReceiptStub>
        </div>
      </div>
    </Section>
  );
}

function NoteSpecimens() {
  return (
    <Section title="Notes">
      <div className="cards">
        <Note title="First meeting since the veto">
          <p>Supporters of the bill sat down with the Governor’s staff.</p>
        </Note>
        <Note bad icon="alert" title="This petition is closed">
          <p>It takes no more signatures.</p>
        </Note>
        <MarginNote>A detainer asks a jail to keep someone past the hour they would walk free.</MarginNote>
        <HowWeCount title="How we count">
          <p>A signature counts once its owner has confirmed it by email.</p>
        </HowWeCount>
        <EmptyState
          title="No news yet"
          motif="phone"
          action={
            <ButtonLink look="two" href="#update">
              Write
            </ButtonLink>
          }
        >
          The first update says what changed, what you ask for, and one link.
        </EmptyState>
      </div>
    </Section>
  );
}

function WayfindingSpecimens({ mode }: { mode: string }) {
  return (
    <Section title="Tables, paths, dialogs">
      <div className="stack">
        <Breadcrumb
          label="Path"
          trail={[
            { href: "#c", text: "TRUST Act" },
            { href: "#n", text: "News" },
          ]}
          here="They met us"
        />
        <Table
          caption="What we keep"
          rows={[
            { what: "Your name and email", why: "To count you once", until: "Until you erase it" },
            { what: "Your ZIP code", why: "To find who represents you", until: "Until you erase it" },
          ]}
          rowKey={({ what }) => what}
          columns={[
            { key: "what", title: "What", cell: ({ what }) => what },
            { key: "why", title: "Why", cell: ({ why }) => why },
            { key: "until", title: "How long", cell: ({ until }) => until, wide: true },
          ]}
        />
        <Pagination
          label="Pages"
          newer={{ href: "#newer", text: "Newer" }}
          older={{ href: "#older", text: "Older" }}
        />
        <Button look="two" type="button" data-open-dialog={`dialog-${mode}`}>
          Open the dialog
        </Button>
        <Dialog
          id={`dialog-${mode}`}
          title="Erase it all?"
          closeText="Keep it"
          actions={<Button look="key">Erase</Button>}
        >
          <p>Your signature stays counted without your name.</p>
        </Dialog>
      </div>
    </Section>
  );
}
