/** nodemailer's pool of five, composing each mail, as a program without a blast of its own would do it. */
import nodemailer from "nodemailer";

const [url, key] = process.argv.slice(2);
const pool = nodemailer.createTransport({
  url,
  pool: true,
  maxConnections: 5,
  maxMessages: Number.POSITIVE_INFINITY,
  ...(key && { dkim: { domainName: "bench.example", keySelector: "bench", privateKey: key } }),
});

process.on("message", async ({ html, text, count }) => {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: count }, (_, at) =>
      pool.sendMail({
        from: "Coalition <mail@bench.example>",
        to: `reader${at}@control.example`,
        subject: `Ana ${at}, the hearing is on Tuesday`,
        html: html.replaceAll("Ana", `Ana ${at}`),
        text: text.replaceAll("Ana", `Ana ${at}`),
        list: { unsubscribe: { url: `https://bench.example/unsubscribe/${at}`, comment: "Leave" } },
      }),
    ),
  );
  process.send({ perSecond: count / ((performance.now() - began) / 1_000) });
});
process.send("ready");
