/** What the camera has seen lately: a code is told once for as long as it is in view. Pure. */
const OUT_OF_SIGHT_MILLIS = 2_000;
const BREATH_MILLIS = 1_500;

export class Sight {
  private readonly told = new Map<string, number>();
  private lastTold = Number.NEGATIVE_INFINITY;

  /**
   * @param take tells a code and says whether it was taken; one that was not is told again with the
   *   next picture. Of two codes in view the second waits until the first one's answer can be read.
   */
  saw(texts: readonly string[], now: number, take: (text: string) => boolean): void {
    for (const text of texts) {
      if (this.told.has(text)) {
        this.told.set(text, now);
      }
    }
    for (const [text, seen] of this.told) {
      if (now - seen > OUT_OF_SIGHT_MILLIS) {
        this.told.delete(text);
      }
    }
    const fresh = texts.find((text) => !this.told.has(text));
    if (fresh !== undefined && now - this.lastTold >= BREATH_MILLIS && take(fresh)) {
      this.told.set(fresh, now);
      this.lastTold = now;
    }
  }
}
