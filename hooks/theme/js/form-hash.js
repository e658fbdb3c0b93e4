/* SHA-256 of texts and of files, in pieces between which the page stays alive. A file of up to 64 MiB
   goes to the browser's own function where it has one. What is read here is sent nowhere. */
const formHash = (() => {
  const SMALL = 64 << 20;
  const PIECE = 1 << 20;
  const K = Int32Array.of(
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  );

  /* Returns a sum that takes bytes piece by piece and ends as 64 signs. */
  const sum = () => {
    const state = Int32Array.of(
      0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    );
    const words = new Int32Array(64);
    const rest = new Uint8Array(64);
    let held = 0;
    let length = 0;

    const block = (bytes, from) => {
      for (let i = 0, at = from; i < 16; i += 1, at += 4) {
        words[i] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
      }
      for (let i = 16; i < 64; i += 1) {
        const x = words[i - 15];
        const y = words[i - 2];
        words[i] = (words[i - 16] + words[i - 7]
          + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3)
          + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10)) | 0;
      }
      let a = state[0];
      let b = state[1];
      let c = state[2];
      let d = state[3];
      let e = state[4];
      let f = state[5];
      let g = state[6];
      let h = state[7];
      for (let i = 0; i < 64; i += 1) {
        const one = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7))
          + (e & f ^ ~e & g) + K[i] + words[i]) | 0;
        const two = (((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10))
          + (a & b ^ a & c ^ b & c)) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + one) | 0;
        d = c;
        c = b;
        b = a;
        a = (one + two) | 0;
      }
      state[0] += a;
      state[1] += b;
      state[2] += c;
      state[3] += d;
      state[4] += e;
      state[5] += f;
      state[6] += g;
      state[7] += h;
    };

    const add = bytes => {
      let at = 0;
      length += bytes.length;
      if (held) {
        at = Math.min(64 - held, bytes.length);
        rest.set(bytes.subarray(0, at), held);
        held += at;
        if (held < 64) return;
        block(rest, 0);
        held = 0;
      }
      for (; at + 64 <= bytes.length; at += 64) block(bytes, at);
      rest.set(bytes.subarray(at));
      held = bytes.length - at;
    };

    const end = () => {
      const tail = new Uint8Array(held < 56 ? 64 - held : 128 - held);
      const view = new DataView(tail.buffer);
      tail[0] = 0x80;
      view.setUint32(tail.length - 8, Math.floor(length / 0x20000000));
      view.setUint32(tail.length - 4, length << 3 >>> 0);
      add(tail);
      return [...state].map(word => (word >>> 0).toString(16).padStart(8, "0")).join("");
    };

    return { add, end };
  };

  const text = words => {
    const one = sum();
    one.add(new TextEncoder().encode(words));
    return one.end();
  };

  const hex = buffer =>
    [...new Uint8Array(buffer)].map(byte => byte.toString(16).padStart(2, "0")).join("");

  /* Returns the sum of a file; empty when `stopped` says so. A file that is gone or gets shorter while
     it is read is an error. `told` hears how many bytes are done. */
  const file = async (blob, told, stopped, small = SMALL) => {
    if (blob.size <= small && self.crypto && crypto.subtle) {
      const found = hex(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
      told(blob.size);
      return stopped() ? "" : found;
    }
    const one = sum();
    const read = at => blob.slice(at, at + PIECE).arrayBuffer();
    let next = read(0);
    for (let at = 0; at < blob.size; at += PIECE) {
      const bytes = new Uint8Array(await next);
      if (stopped()) return "";
      if (bytes.length !== Math.min(PIECE, blob.size - at)) throw new Error("shorter");
      if (at + PIECE < blob.size) next = read(at + PIECE);
      one.add(bytes);
      told(at + bytes.length);
    }
    return one.end();
  };

  return { text, file, sum };
})();
