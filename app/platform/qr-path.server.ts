import QRCode from "qrcode";

export type QrPath = { size: number; path: string };

/**
 * A QR code as one SVG path in a square of `size` modules, its quiet zone of four included. Medium correction:
 * still readable from a photocopied flyer with a crease in it.
 */
export function qrPath(text: string): QrPath {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const quiet = 4;
  let path = "";
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue;
      let run = 1;
      while (x + run < modules.size && modules.get(y, x + run)) run++;
      path += `M${x + quiet} ${y + quiet}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return { size: modules.size + 2 * quiet, path };
}
