/** The scene of a station's QR code: `s=` and the station's uuid in 22 characters of base64url. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BYTES = 16;

/** 22 letters carry 132 bits; the last four are padding and fall away. */
function hexOf(text: string): string {
  let held = 0;
  let bits = 0;
  let hex = '';
  for (const letter of text) {
    held = (held << 6) | ALPHABET.indexOf(letter);
    bits += 6;
    if (bits >= 8 && hex.length < BYTES * 2) {
      bits -= 8;
      hex += ((held >> bits) & 0xff).toString(16).padStart(2, '0');
      held &= (1 << bits) - 1;
    }
  }
  return hex;
}

/** The station id in a (still URL-encoded) scene, or '' when it is none of ours. */
export function stationOfScene(scene: string): string {
  const match = /^s(?:=|%3[Dd])([\w-]{22})$/.exec(scene);
  return match
    ? hexOf(match[1]).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : '';
}
