/** Media types by a name's ending. */
const types: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  heic: "image/heic",
  heif: "image/heif",
  pdf: "application/pdf",
  txt: "text/plain",
  mp3: "audio/mp3",
  wav: "audio/wav",
  mp4: "video/mp4",
};

/** The media type that the ending of a file's name or address tells of, for vendors that want it said. */
export function mediaTypeOf(name: string): string | undefined {
  const ending = /\.(\w+)(?:[?#]|$)/.exec(name)?.[1];
  return ending === undefined ? undefined : types[ending.toLowerCase()];
}
