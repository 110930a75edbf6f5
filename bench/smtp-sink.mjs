/**
 * A mail server that takes what it is given, and has moods: told over IPC how often it asks to come back, knows nobody,
 * or hangs up. Whom it took something for, and when, stands in a file at once, so that it may be killed.
 */
import fs from "node:fs";
import { SMTPServer } from "smtp-server";

const [port, file, moods, first] = process.argv.slice(2);
const { later, never, cut } = JSON.parse(moods);
const taken = fs.openSync(file, "a");

const refusal = (code, message) => Object.assign(new Error(message), { responseCode: code });

const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  logger: false,
  disableReverseLookup: true,
  onRcptTo(_, __, done) {
    const throw_ = Math.random();
    if (throw_ < later) return done(refusal(451, "4.3.2 come back"));
    if (throw_ < later + never) return done(refusal(550, "5.7.1 not today"));
    done();
  },
  onData(stream, { id, envelope }, done) {
    if (first && !fs.existsSync(first)) stream.pipe(fs.createWriteStream(first));
    stream.resume();
    stream.on("end", () => {
      const cutsNow = Math.random() < cut;
      // Half of those that are cut off were taken all the same: nobody out there can tell.
      if (!cutsNow || Math.random() < 0.5)
        fs.writeSync(taken, `${envelope.rcptTo[0].address} ${Date.now()}\n`);
      if (!cutsNow) return done();
      for (const connection of server.connections)
        if (connection.session?.id === id || connection.id === id) connection._socket.destroy();
    });
  },
});
server.on("error", () => {});
server.listen(Number(port), "127.0.0.1", () => process.send?.("ready"));
