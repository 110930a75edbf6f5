/** What a report speaks of, in the shapes that mail servers document. */
type About = {
  /** Where the report came to: the return path of the mail. */
  cameTo: string;
  recipient: string;
  /** Of the mail that is given back. */
  messageId: string;
  status?: string;
};

const original = ({ recipient, messageId }: About) => `Received: from site.test (site.test [192.0.2.4])
From: Coalition <mail@site.test>
To: ${recipient}
Subject: Thank you
Message-ID: <${messageId}>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Thank you for signing.
`;

/** As Postfix writes it (bounce(8)): headers or whole mail at the end, "X-Postfix-" fields among the blocks. */
export const postfixReport = (about: About, action = "failed") => `Return-Path: <>
Delivered-To: ${about.cameTo}
Received: by mx.site.test (Postfix) id 4F2A1; Wed, 2 Dec 2026 10:00:00 +0000 (UTC)
From: MAILER-DAEMON@mailbox.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${about.cameTo}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4F2A1.1764669600/mx.mailbox.example"
Message-Id: <20261202100000.4F2A2@mx.mailbox.example>

This is a MIME-encapsulated message.

--4F2A1.1764669600/mx.mailbox.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

<${about.recipient}>: host mx.mailbox.example[198.51.100.7] said: 550 5.1.1 User
    unknown (in reply to RCPT TO command)

--4F2A1.1764669600/mx.mailbox.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.mailbox.example
X-Postfix-Queue-ID: 4F2A1
X-Postfix-Sender: rfc822; ${about.cameTo}
Arrival-Date: Wed,  2 Dec 2026 09:59:58 +0000 (UTC)

Final-Recipient: rfc822; ${about.recipient}
Original-Recipient: rfc822;${about.recipient}
Action: ${action}
Status: ${about.status ?? "5.1.1"}
Remote-MTA: dns; mx.mailbox.example
Diagnostic-Code: smtp; 550 ${about.status ?? "5.1.1"} <${about.recipient}>: User unknown in
    virtual mailbox table

--4F2A1.1764669600/mx.mailbox.example
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

${original(about).split("\n\n")[0]}

--4F2A1.1764669600/mx.mailbox.example--
`;

/** As Gmail writes it: a page of HTML beside the text, a picture of its own, the whole mail at the end. */
export const gmailReport = (about: About) => `Delivered-To: ${about.cameTo}
Return-Path: <>
To: ${about.cameTo}
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
X-Failed-Recipients: ${about.recipient}
Message-ID: <65f0.170a0220.1@mx.google.com>
Content-Type: multipart/report; boundary="000000000000a1b2c3"; report-type=delivery-status

--000000000000a1b2c3
Content-Type: multipart/related; boundary="000000000000d4e5f6"

--000000000000d4e5f6
Content-Type: multipart/alternative; boundary="000000000000071829"

--000000000000071829
Content-Type: text/plain; charset="UTF-8"

** Address not found **

--000000000000071829
Content-Type: text/html; charset="UTF-8"

<html><body><p>Address not found</p></body></html>

--000000000000071829--
--000000000000d4e5f6
Content-Type: image/png; name="icon.png"
Content-Disposition: attachment; filename="icon.png"
Content-Transfer-Encoding: base64
Content-ID: <icon.png>

iVBORw0KGgo=
--000000000000d4e5f6--
--000000000000a1b2c3
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Arrival-Date: Wed, 02 Dec 2026 02:00:00 -0800 (PST)
X-Original-Message-ID: <${about.messageId}>

Final-Recipient: rfc822; ${about.recipient}
Action: failed
Status: ${about.status ?? "5.1.1"}
Remote-MTA: dns; gmail-smtp-in.l.google.com. (203.0.113.27, the server for the
 domain.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.
 550-5.1.1 Please try double-checking the recipient's email address for typos or
 550 5.1.1 unnecessary spaces. a1b2c3 - gsmtp
Last-Attempt-Date: Wed, 02 Dec 2026 02:00:01 -0800 (PST)

--000000000000a1b2c3
Content-Type: message/rfc822

${original(about)}
--000000000000a1b2c3--
`;

/** As Exchange Online writes it: its fields have no blank behind the semicolon, its names are its own. */
export const exchangeReport = (about: About) => `From: <postmaster@tenant.onmicrosoft.example>
To: <${about.cameTo}>
Date: Wed, 2 Dec 2026 10:00:02 +0000
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="0d9c7e2b-1c5f-4a55-9f0e-2b1e8f6a7c10"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-US
Message-ID: <0d9c7e2b@tenant.example>
In-Reply-To: <${about.messageId}>
Subject: Undeliverable: Thank you
Auto-Submitted: auto-replied

--0d9c7e2b-1c5f-4a55-9f0e-2b1e8f6a7c10
Content-Type: multipart/alternative; differences=Content-Type;
\tboundary="e7f6a5b4"

--e7f6a5b4
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message couldn't be delivered.

--e7f6a5b4--

--0d9c7e2b-1c5f-4a55-9f0e-2b1e8f6a7c10
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR01MB0001.eurprd01.prod.exchangelabs.example
Received-From-MTA: dns;site.test
Arrival-Date: Wed, 2 Dec 2026 10:00:01 +0000

Original-Recipient: rfc822;${about.recipient}
Final-Recipient: rfc822;${about.recipient}
Action: failed
Status: ${about.status ?? "5.1.10"}
Diagnostic-Code: smtp;550 ${about.status ?? "5.1.10"} RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

--0d9c7e2b-1c5f-4a55-9f0e-2b1e8f6a7c10
Content-Type: message/rfc822

${original(about)}
--0d9c7e2b-1c5f-4a55-9f0e-2b1e8f6a7c10--
`;

/** A complaint, as RFC 5965 has it; providers take the recipient out of it or leave it in. */
export const complaintReport = (about: About, type = "abuse", named = true) => `From: <staff@hotmail.example>
Date: Wed, 2 Dec 2026 10:00:00 +0000
Subject: complaint about message from 192.0.2.4
To: <${about.cameTo}>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report;
     boundary="part1_13d.2e68ed54_boundary"

--part1_13d.2e68ed54_boundary
Content-Type: text/plain; charset="US-ASCII"
Content-Transfer-Encoding: 7bit

This is an email abuse report for an email message received from IP 192.0.2.4.

--part1_13d.2e68ed54_boundary
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <${about.cameTo}>
${named ? `Original-Rcpt-To: <${about.recipient}>\n` : ""}Arrival-Date: Wed, 2 Dec 2026 09:59:00 +0000
Source-IP: 192.0.2.4

--part1_13d.2e68ed54_boundary
Content-Type: message/rfc822
Content-Disposition: inline

${original(named ? about : { ...about, recipient: "undisclosed@redacted.example" })}
--part1_13d.2e68ed54_boundary--
`;

/** Somebody's answer by hand, with our own mail below it: no report. */
export const writtenAnswer = (about: About) => `From: Rosa <${about.recipient}>
To: <${about.cameTo}>
Subject: Re: Thank you
In-Reply-To: <${about.messageId}>
Content-Type: text/plain; charset=utf-8

Final-Recipient: rfc822; ${about.recipient}
Action: failed
Status: 5.1.1
`;
