/** Width and height in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** A JPEG states its size after its metadata; it is looked for in this much base64, which a thumbnail seldom fills. */
const longestHeader = 131_072;

/**
 * The size of an image in a `data:` URL, read off the header of a PNG, GIF, WebP or JPEG. Undefined for any other address,
 * and where the header cannot be read.
 */
export function imageSizeOf(url: string): ImageSize | undefined {
  const mark = ";base64,";
  const at = url.startsWith("data:") ? url.slice(0, 200).indexOf(mark) : -1;
  if (at === -1) return undefined;
  const from = at + mark.length;
  const start = bytesOf(url, from, 64);
  if (!start || start.byteLength < 30) return undefined;
  const size = start.getUint16(0) === 0xffd8 ? sizeOfJpeg(bytesOf(url, from, longestHeader) ?? start) : sizeOf(start);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

function bytesOf(url: string, from: number, length: number): DataView | undefined {
  const base64 = url.slice(from, from + length);
  try {
    const text = atob(base64.slice(0, base64.length - (base64.length % 4)));
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
    return new DataView(bytes.buffer);
  } catch {
    return undefined;
  }
}

/** PNG (ISO 15948), GIF89a and WebP (RFC 9649) state their size at fixed places. */
function sizeOf(view: DataView): ImageSize | undefined {
  if (view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (view.getUint32(0) === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return undefined;
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 ", lossy
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      // "VP8L", lossless: fourteen bits each
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858: // "VP8X", extended: three bytes each
      return {
        width: 1 + view.getUint16(24, true) + (view.getUint8(26) << 16),
        height: 1 + view.getUint16(27, true) + (view.getUint8(29) << 16),
      };
    default:
      return undefined;
  }
}

/** JPEG (ITU T.81, B.2.2): segments follow each other up to the start of a frame, which states the size. */
function sizeOfJpeg(view: DataView): ImageSize | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}
