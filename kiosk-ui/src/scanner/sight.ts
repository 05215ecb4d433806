/** What the camera has seen lately: a code is told once for as long as it is in view. Pure. */
const OUT_OF_SIGHT_MILLIS = 2_000;

export class Sight {
  private readonly told = new Map<string, number>();

  /**
   * @param take tells a code and says whether it was taken; one that was not is told again with the
   *   next picture.
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
    if (fresh !== undefined && take(fresh)) {
      this.told.set(fresh, now);
    }
  }
}
