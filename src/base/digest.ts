/**
 * SHA-256 (FIPS 180-4) of canonical JSON: object keys sorted, no spaces. Written out here because the platforms' own is asynchronous
 * (Web Crypto) or not everywhere (node:crypto), and a digest is needed in the middle of synchronous checks. The tests hold it against node:crypto.
 */

/** Canonical JSON text of plain data: the same text whatever the order of keys. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const record = value as { readonly [key: string]: unknown };
    return `{${Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`)
      .join(",")}}`;
  }
  return JSON.stringify(value);
}

/** "sha256-" and 64 hexadecimal digits. */
export function digestOf(value: unknown): string {
  return `sha256-${sha256(canonicalJson(value))}`;
}

/** Hexadecimal SHA-256 of a text in UTF-8. Cost: linear, some 10 MB a second. */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const blocks = new Uint8Array((((bytes.length + 8) >> 6) + 1) * 64);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(blocks.length - 4, (bytes.length << 3) >>> 0);

  const { constants, initial } = tables();
  const hash = Uint32Array.from(initial);
  const w = new Uint32Array(64);
  for (let at = 0; at < blocks.length; at += 64) {
    for (let t = 0; t < 64; t++) {
      if (t < 16) w[t] = view.getUint32(at + 4 * t);
      else {
        const [a, b] = [w[t - 15] as number, w[t - 2] as number];
        const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
        const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
        w[t] = (w[t - 16] as number) + s0 + (w[t - 7] as number) + s1;
      }
    }
    let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t++) {
      const t1 =
        (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (constants[t] as number) + (w[t] as number)) | 0;
      const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      hash[i] = (hash[i] as number) + word;
    });
  }
  return [...hash].map((word) => word.toString(16).padStart(8, "0")).join("");
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits of the fractional parts of the cube and square roots of the first primes: computed, as the standard defines them. */
function tables(): { readonly constants: Uint32Array; readonly initial: Uint32Array } {
  if (cached !== undefined) return cached;
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);
  cached = {
    constants: Uint32Array.from(primes, (p) => fraction(Math.cbrt(p))),
    initial: Uint32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p))),
  };
  return cached;
}
let cached: { readonly constants: Uint32Array; readonly initial: Uint32Array } | undefined;
