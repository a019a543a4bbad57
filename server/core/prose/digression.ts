/**
 * Another time or body than the report's own. A sentence whose figures are all of another is followed by sentences of
 * that one, until something says otherwise.
 */
export class Digression {
  /** What is said now is of another. */
  isOn = false
  /** The sentence has said a figure of another, or goes on with one. */
  #isSaid = false
  /** The sentence has said a figure of the report's own. */
  #isLeft = false

  /** The sentence begins with another, or says a figure of what it now speaks of. */
  say(): void {
    if (this.isOn) this.#isSaid = true
    else this.#isLeft = true
  }

  startPassage(): void {
    this.isOn = false
    this.startSentence()
  }

  startSentence(): void {
    this.isOn &&= this.#isSaid && !this.#isLeft
    this.#isSaid = this.isOn
    this.#isLeft = false
  }
}
