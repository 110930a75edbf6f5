import { crc32 } from "node:zlib";

type Column = [name: string, width: number];
type Record = { rings: [lon: number, lat: number][][]; values: string[] };

/** A zipped shapefile of polygons, as the Census publishes them: .shp, .dbf and .prj, in degrees of NAD83. */
export function shapefileZip(columns: Column[], records: Record[]): Buffer {
  return zip([
    ["districts.shp", shp(records.map(({ rings }) => rings))],
    [
      "districts.dbf",
      dbf(
        columns,
        records.map(({ values }) => values),
      ),
    ],
    ["districts.prj", Buffer.from(NAD83)],
  ]);
}

const NAD83 =
  'GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]]';

const POLYGON = 5;

function shp(shapes: Record["rings"][]): Buffer {
  const bodies = shapes.map((rings, at) => {
    const points = rings.flat();
    const body = Buffer.alloc(8 + 44 + rings.length * 4 + points.length * 16);
    body.writeInt32BE(at + 1, 0);
    body.writeInt32BE((body.length - 8) / 2, 4);
    body.writeInt32LE(POLYGON, 8);
    body.writeInt32LE(rings.length, 44);
    body.writeInt32LE(points.length, 48);
    let begin = 0;
    for (const [place, ring] of rings.entries()) {
      body.writeInt32LE(begin, 52 + place * 4);
      begin += ring.length;
    }
    for (const [place, [lon, lat]] of points.entries()) {
      body.writeDoubleLE(lon, 52 + rings.length * 4 + place * 16);
      body.writeDoubleLE(lat, 60 + rings.length * 4 + place * 16);
    }
    return body;
  });
  const head = Buffer.alloc(100);
  head.writeInt32BE(9_994, 0);
  head.writeInt32BE((100 + Buffer.concat(bodies).length) / 2, 24);
  head.writeInt32LE(1_000, 28);
  head.writeInt32LE(POLYGON, 32);
  return Buffer.concat([head, ...bodies]);
}

function dbf(columns: Column[], rows: string[][]): Buffer {
  const head = Buffer.alloc(32 + columns.length * 32 + 1);
  head[0] = 3;
  head.writeInt32LE(rows.length, 4);
  head.writeInt16LE(head.length, 8);
  head.writeInt16LE(1 + columns.reduce((sum, [, width]) => sum + width, 0), 10);
  for (const [at, [name, width]] of columns.entries()) {
    head.write(name, 32 + at * 32, "latin1");
    head.write("C", 32 + at * 32 + 11, "latin1");
    head[32 + at * 32 + 16] = width;
  }
  head[head.length - 1] = 0x0d;
  const lines = rows.map((row) => ` ${row.map((value, at) => value.padEnd(columns[at]![1])).join("")}`);
  return Buffer.concat([head, Buffer.from(lines.join(""), "latin1"), Buffer.from([0x1a])]);
}

/** Files kept as they are. */
function zip(files: [name: string, bytes: Buffer][]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, rest, Buffer.from(name)]),
    );
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, entries, end]);
}
