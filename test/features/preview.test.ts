import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { drawReport } from "../../client/preview/draw-report.ts"
import { type Drawing, toHtml } from "../../client/preview/drawing.ts"
import { findWords, toSay } from "../../client/preview/words.ts"
import { lint } from "../../server/core/lint.ts"
import { toPreview } from "../../server/features/preview.ts"
import {
  type FigureCell,
  type Preview,
  type PreviewTable,
  previewSchema,
} from "../../server/features/preview-schema.ts"
import { fixture, fixtures } from "../support/files.ts"
import { figureKeys } from "../support/form-2021.ts"

const clean = fixture("001")
const received = "新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t"
const granted = "予以公开\t0\t0\t0\t0\t0\t0\t0"
const say = toSay(findWords("zh-cn"))

suite("what a preview shows", () => {
  for (const { name, text } of fixtures) {
    test(`${name}: by its schema, every figure of the form once, every finding somewhere`, () => {
      const preview = read(text)
      previewSchema.parse(preview)
      assert.deepEqual(
        figuresOf(preview)
          .map(({ key }) => key)
          .toSorted(),
        figureKeys.toSorted(),
      )
      const shown = new Set(notesIn(preview))
      assert.deepEqual(
        [...shown].toSorted((a, b) => a - b),
        [...preview.findings.keys()],
      )
    })

    test(`${name}: what is shown of a figure is what is written at its place`, () => {
      for (const { span, text: shown } of figuresOf(read(text)))
        assert.equal(span ? text.slice(span.start, span.end) : "", shown)
    })
  }

  test("title, sections and paragraphs in the order of the text", () => {
    const { title, issuer, year, sections } = read(clean)
    assert.match(title?.text ?? "", /^\S+ 2024 年政府信息公开工作年度报告$/)
    assert.equal(year, 2024)
    assert.ok(title?.text.startsWith(issuer ?? "?"))
    assert.deepEqual(
      sections.map(({ heading }) => heading?.text.replace(/^.、/, "")),
      [
        "总体情况",
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
      ],
    )
  })

  test("the # of Markdown is not shown", () => {
    const [opening] = read(
      "# 某局2024年政府信息公开工作年度报告\n\n## 一、总体情况 ##\n\n有。\n",
    ).sections
    assert.equal(opening?.heading?.text, "一、总体情况")
  })

  test("text without a heading, a table that is none of the form's", () => {
    const text = clean.replace("一、总体情况", "按条例编制。\n\n甲\t1\t2\n乙\t3\t4\n\n一、总体情况")
    const [opening] = read(text).sections
    assert.equal(opening?.heading, undefined)
    const [paragraph, table] = opening?.blocks ?? []
    assert.equal(paragraph?.kind === "paragraph" && paragraph.text, "按条例编制。")
    assert.deepEqual(table?.kind === "plain-table" && table.rows.map(({ cells }) => cells), [
      ["甲", "1", "2"],
      ["乙", "3", "4"],
    ])
  })
})

suite("what is said of figures", () => {
  test("a wrong total, with what it should be and its formulas", () => {
    const preview = read(clean.replace(`${received}0`, `${received}3`))
    const total = figure(preview, "requests/received/total")
    assert.equal(total.state, "wrong")
    assert.equal(total.expected, "0")
    assert.deepEqual(total.notes.length, 1)
    const formulas = total.formulas.map((index) => tablesOf(preview)[1]?.formulas[index])
    assert.deepEqual(
      formulas.map((formula) => formula?.outcome),
      ["fails", "fails"],
    )
    assert.equal(formulas[0]?.addends.length, 6)
    assert.ok(preview.findings[total.notes[0] ?? -1]?.fixes.length)
  })

  test("an addend is wrong where no other figure explains its sums, which are not wrong then", () => {
    const preview = read(clean.replace(granted, granted.replace("\t0", "\t7")))
    const { state, expected } = figure(preview, "requests/granted/natural-person")
    assert.deepEqual({ state, expected }, { state: "wrong", expected: "0" })
    const [rowTotal, columnTotal] = ["granted/total", "concluded/natural-person"].map((key) =>
      figure(preview, `requests/${key}`),
    )
    assert.deepEqual([rowTotal?.state, columnTotal?.state], ["noted", "noted"])
    assert.match(preview.findings[rowTotal?.notes[0] ?? -1]?.message ?? "", /7 应为 0/)
  })

  test("where several figures may be the wrong one, all are suspect, and no other", () => {
    // One more and one less in a row: which of the rows it was does not show.
    const two = granted.replace("\t0\t0", "\t5\t5")
    const preview = read(clean.replace(granted, two).replace("总计\t\t0\t0", "总计\t\t6\t4"))
    const suspects = figuresOf(preview).filter(({ state }) => state === "suspect")
    assert.ok(suspects.length > 2)
    assert.ok(suspects.some(({ key }) => key === "requests/granted/natural-person"))
    assert.ok(!figuresOf(preview).some(({ state }) => state === "wrong"))
  })

  test("what a directive silences is no more said of figures", () => {
    const silenced = clean.replace(
      "\n一、总体情况",
      "\n<!-- report-lint-disable-file row-total balance column-total -->\n一、总体情况",
    )
    const preview = read(silenced.replace(`${received}0`, `${received}3`))
    assert.equal(figure(preview, "requests/received/total").state, "ok")
  })

  test("blanks, text and cells that are not there", () => {
    const row = "重复申请\t0\t0\t0\t0\t0\t0\t0"
    const blank = read(clean.replace(row, "重复申请\t0\t\t0\t若干\t0\t0\t0"))
    assert.equal(figure(blank, "requests/unprocessed-repeat/business").state, "blank")
    assert.equal(figure(blank, "requests/unprocessed-repeat/public-interest").state, "unreadable")
    const missing = figure(
      read(clean.replace(row, "重复申请\t0\t0")),
      "requests/unprocessed-repeat/total",
    )
    assert.equal(missing.state, "missing")
    assert.equal(missing.span, undefined)
  })

  test("an amount in yuan is not shown as one in 万元, which the form's header says", () => {
    const inYuan = clean.replace(/（单位：万元）/, "（单位：元）")
    assert.notEqual(inYuan, clean)
    for (const [written, shown] of [
      ["360", "0.036万元"],
      ["360元", "360元"],
      ["", ""],
    ] as const) {
      const text = inYuan.replace("行政事业性收费\t0", `行政事业性收费\t${written}`)
      assert.equal(figure(read(text), "proactive/fees/amount").text, shown)
    }
  })

  test("one finding for many blanks is told at each of them", () => {
    const row = "重复申请\t0\t0\t0\t0\t0\t0\t0"
    const preview = read(clean.replace(row, "重复申请\t0\t\t\t\t0\t0\t0"))
    const cells = ["business", "research", "public-interest"].map((column) =>
      figure(preview, `requests/unprocessed-repeat/${column}`),
    )
    assert.equal(new Set(cells.map(({ notes }) => notes.join())).size, 1)
    assert.equal(cells[0]?.notes.length, 1)
  })
})

suite("the drawing", () => {
  test("is the official form: its merged cells fill every row, header cells say what they head", () => {
    for (const table of tablesOf(read(clean))) {
      const open = new Map<number, number>()
      for (const row of table.parts.flat()) {
        const covered = [...open.values()].filter((rows) => rows > 0).length
        const own = row.reduce((sum, { columns }) => sum + columns, 0)
        assert.equal(covered + own, table.columns, JSON.stringify(row))
        let column = 0
        for (const cell of row) {
          while ((open.get(column) ?? 0) > 0) column++
          const rows = cell.kind === "label" ? cell.rows : 1
          for (let index = 0; index < cell.columns; index++) open.set(column++, rows)
        }
        for (const [index, rows] of open) open.set(index, rows - 1)
      }
    }
    const html = toHtml(drawReport(read(clean), say, true))
    assert.match(
      html,
      /<th class="label column group" scope="colgroup" colspan="5"[^>]*>法人或其他组织</,
    )
    assert.match(
      html,
      /<th class="label row down group from-outer" scope="rowgroup" rowspan="22"[^>]*><span>三、本年度办理结果</,
    )
    assert.match(
      html,
      /<th class="label row from-group" scope="row" colspan="2"[^>]*>（一）予以公开</,
    )
    assert.match(html, /<th class="label row from-label" scope="row"[^>]*>1.属于国家秘密</)
    assert.match(html, /<caption>主动公开政府信息情况</)
  })

  test("names every figure for who cannot see it", () => {
    const preview = read(clean.replace(`${received}0`, `${received}3`))
    const html = toHtml(drawReport(preview, say, true))
    assert.match(
      html,
      /aria-label="一、本年新收政府信息公开申请数量，总计：3 \(有误，应为 0\)" aria-invalid="true"/,
    )
    assert.equal(html.match(/role="gridcell"/g)?.length, figureKeys.length)
  })

  test("never takes the report's words for markup", () => {
    const evil = '<img src=x onerror="alert(1)">&amp;'
    const { title, ...others } = read(clean)
    if (!title) throw new Error("No title")
    const preview = { ...others, title: { ...title, text: evil } }
    const drawing = drawReport(preview, say, false)
    assert.ok(textOf(drawing).includes(evil))
    const html = toHtml(drawing)
    assert.ok(!html.includes("<img"))
    assert.ok(html.includes("&#60;img src=x onerror=&#34;alert(1)&#34;&#62;&#38;amp;"))
  })

  test("on paper has no handles, and lists the findings", () => {
    const html = toHtml(drawReport(read(clean), say, false))
    assert.doesNotMatch(html, /data-key|data-start|tabindex|role=|aria-/)
    assert.match(html, /<h2>检查结果<\/h2><ol><li data-severity="warning">/)
  })
})

function read(text: string): Preview {
  const result = lint(text)
  if (!result) throw new Error("Not a report")
  return toPreview(result, "zh-cn")
}

function tablesOf({ sections }: Preview): readonly PreviewTable[] {
  return sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === "table")
}

function figuresOf(preview: Preview): readonly FigureCell[] {
  return tablesOf(preview)
    .flatMap(({ parts }) => parts.flat(2))
    .filter((cell) => cell.kind === "figure")
}

function figure(preview: Preview, key: string): FigureCell {
  const found = figuresOf(preview).find((cell) => cell.key === key)
  if (!found) throw new Error(`No figure ${key}`)
  return found
}

/** Every index of a finding that some place has. */
function notesIn(value: unknown): readonly number[] {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "notes" ? (inner as number[]) : notesIn(inner),
  )
}

function textOf(drawing: Drawing): string {
  return typeof drawing === "string" ? drawing : drawing.children.map(textOf).join("")
}
