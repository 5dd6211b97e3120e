/**
 * Tells a stream's iterator that nobody reads on, so that a provider that does not heed its signal lets go as well. What it
 * answers, or whether it ever does, is nobody's concern any more.
 */
export async function closeChunks(chunks: AsyncIterator<unknown>): Promise<void> {
  try {
    await chunks.return?.();
  } catch {
    // It was over already, or broke while it was let go.
  }
}
