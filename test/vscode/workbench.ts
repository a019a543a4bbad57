import type { Locator, Page } from "playwright-core"

// What a user does in the workbench, each step waited for.

const ATTEMPTS = 5
// In milliseconds.
const SOON = 3000

/** Waits until the explorer shows what is in the folder. */
export async function showFolder(page: Page): Promise<void> {
  const file = page.locator(".explorer-viewlet .monaco-list-row").first()
  const none = page.getByText("You have not yet added a folder")
  // Now and then VS Code reads a workspace file before it is connected, and stays without folders.
  for (let attempt = 0; attempt < 5; attempt++) {
    await file.or(none).first().waitFor()
    if (await file.isVisible()) return
    await page.reload()
  }
  await file.waitFor()
}

/** Opens a file by quick open and waits for its text. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+P")
  await quickInput(page).fill(name)
  await enterChoice(page, name)
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
  await page.locator(".editor-instance .view-line").first().waitFor()
}

/** Runs a command by the title it has in the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await chooseCommand(page, title)
  await quickInput(page).waitFor({ state: "hidden" })
}

/** As `runCommand`, for a command that asks something. */
export async function chooseCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1")
  await quickInput(page).fill(`>${title}`)
  await enterChoice(page, title)
}

/** Takes what a list offers first, once that has the words: before it is filtered, another may stand there. */
export async function enterChoice(page: Page, words: string): Promise<void> {
  const first = page.locator(".quick-input-list .monaco-list-row.focused", { hasText: words })
  await first.waitFor()
  await quickInput(page).press("Enter")
}

/** Where commands, files and answers are typed. */
export function quickInput(page: Page): Locator {
  return page.locator(".quick-input-widget input[type=text]")
}

/** Gives the text of the first editor the keyboard. */
export async function goToText(page: Page): Promise<void> {
  await page.keyboard.press("Control+1")
  await page.locator(".editor-instance .monaco-editor.focused").waitFor()
}

/** Puts the cursor at the beginning of a line, counted from 1, which comes into view. */
export async function goToLine(page: Page, line: number): Promise<void> {
  await goToText(page)
  await page.keyboard.press("Control+G")
  const input = quickInput(page)
  await input.fill(`:${line}`)
  await input.press("Enter")
  await input.waitFor({ state: "hidden" })
  await page.locator(".statusbar-item", { hasText: `Ln ${line}, Col 1` }).waitFor()
}

/** Puts the cursor behind the last character of a text, which has the lines of `text`. */
export async function goToEnd(page: Page, text: string): Promise<void> {
  // The first time that a command is asked for, VS Code asks the extensions before it does it.
  const lines = text.split("\n").length
  await untilShown(page.locator(".statusbar-item", { hasText: `Ln ${lines}, ` }), async () => {
    await goToText(page)
    await page.keyboard.press("Control+End")
  })
}

/** Does something until it shows: keys go astray while VS Code moves the keyboard, or reads a text anew, by itself. */
export async function untilShown(result: Locator, act: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await act()
    try {
      await result.waitFor({ timeout: SOON })
      return
    } catch (error) {
      if (attempt === ATTEMPTS) throw error
    }
  }
}

/** Loads the window anew, once VS Code has stored of its editors what the pattern tells. */
export async function reloadWindow(page: Page, stored: RegExp): Promise<void> {
  // It does so every few seconds, and not when the page goes.
  const end = Date.now() + 30_000
  while (!(await page.evaluate(`(${findStored})(${stored})`))) {
    if (Date.now() > end) throw new Error(`Nothing is stored like ${stored}`)
    await page.waitForTimeout(100)
  }
  await page.reload()
  await showFolder(page)
}

/** Runs in the page, whose databases are its own. */
const findStored = `async (pattern) => {
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const databases = (await indexedDB.databases()).map(({ name }) => name)
  const values = databases.filter((name) => name.startsWith("vscode-web-state")).map(async (name) => {
    const database = await answer(indexedDB.open(name))
    const reading = [...database.objectStoreNames].map((store) =>
      answer(database.transaction(store).objectStore(store).getAll()))
    return Promise.all(reading).finally(() => database.close())
  })
  return (await Promise.all(values)).flat(2).some((value) => pattern.test(String(value)))
}`

/** Closes every editor; what is not saved is dropped. */
export async function closeEditors(page: Page): Promise<void> {
  await runCommand(page, "View: Close All Editors")
  const drop = page.getByRole("button", { name: "Don't Save" })
  const empty = page.locator(".editor-group-container.empty")
  await drop.or(empty).first().waitFor()
  if (await drop.isVisible()) await drop.click()
  await empty.first().waitFor()
}

/** Saves the active editor and waits until it is stored. */
export async function saveFile(page: Page): Promise<void> {
  await page.keyboard.press("Control+S")
  await page.locator(".tab.active:not(.dirty)").waitFor()
}

/** Opens the Problems panel and waits until it is there. */
export async function showProblems(page: Page): Promise<void> {
  await page.keyboard.press("Control+Shift+M")
  await page.locator(".markers-panel").waitFor()
}
