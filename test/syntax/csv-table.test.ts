import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { outlineCsv } from "./read-csv.ts"

suite("CSV tables", () => {
  const cases: Record<string, readonly [text: string, blocks: string]> = {
    "rows, empty where merged": [
      "三、本年度办理结果,（一）予以公开,,2,1,0,0,0,0,3\n,（三）不予公开,1.属于国家秘密,0,0,0,0,0,0,0",
      "table\n三、本年度办理结果|（一）予以公开|_|2|1|0|0|0|0|3\n_|（三）不予公开|1.属于国家秘密|0|0|0|0|0|0|0",
    ],
    "a header without figures": [
      "信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,0,0,0",
      "table\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0",
    ],
    captions: [
      "第二十条第（一）项,,,\n信息内容,甲,乙,丙\n规章,0,0,0\n第二十条第（五）项,,,\n信息内容,数量,,\n行政许可,0,,",
      "table\n第二十条第（一）项|_|_|_\n信息内容|甲|乙|丙\n规章|0|0|0\n第二十条第（五）项|_|_|_\n信息内容|数量|_|_\n行政许可|0|_|_",
    ],
    "quoted cells": ['"甲,乙",1,2,3\n"""三安全""",4,"5",""', 'table\n甲,乙|1|2|3\n"三安全"|4|5|_'],
    "line breaks in quoted cells": [
      '"商业\n企业","A\nB",1,2\n甲,"1\n\n",2,3',
      "table\n商业企业|A B|1|2\n甲|1|2|3",
    ],
    "a number that commas divide": [
      '规章,"1,234",0,0\n甲,0,0,0',
      "table\n规章|1,234|0|0\n甲|0|0|0",
    ],
    spacing: [" 甲 , 1,\u00a02 ,　\n乙,1,2,3", "table\n甲|1|2|_\n乙|1|2|3"],
    "a row with a cell too few, or too many": [
      "甲,1,2,3,4\n乙,1,2,3\n丙,1,2,3,4,5",
      "table\n甲|1|2|3|4\n乙|1|2|3\n丙|1|2|3|4|5",
    ],
    "columns that are empty throughout are padding": [
      "甲,乙,丙,丁,,\n戊,,,1,,\n己,,,,,",
      "table\n甲|乙|丙|丁\n戊|_|_|1\n己|_|_|_",
    ],
    "a lone row of figures": [
      "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0",
      "table\n0|0|0|0|0|0|0|0|0|0|0|0|0|0|0",
    ],
    "blank figures": [
      "结果维持,结果纠正,其他结果,总计\n,,,\n五、问题,,,\n说明。,,,",
      "table\n结果维持|结果纠正|其他结果|总计\n_|_|_|_\nline 五、问题\nline 说明。",
    ],
    "a blank record between rows is a cut": [
      "甲,1,2,3\n,,,\n乙,1,2,3\n,,,\n,,,",
      "table\n甲|1|2|3\ntable\n乙|1|2|3",
    ],
    "a blank record below a header and above rows is a cut": [
      "信息内容,甲,乙,丙\n,,,\n规章,1,2,3",
      "table\n信息内容|甲|乙|丙\ntable\n规章|1|2|3",
    ],
    "a blank record below figures that are all marks is no row": [
      "结果维持,结果纠正,其他结果,总计\n-,-,-,-\n,,,\n五、问题,,,",
      "table\n结果维持|结果纠正|其他结果|总计\n-|-|-|-\nline 五、问题",
    ],
    "page numbers in a table": [
      '第二十条第（一）项,,,\n\n信息内容,甲,乙,丙\n- 5 -,,,\n规章,1,2,3\n"- 6 -","","",""\n行政规范性文件,4,5,6\n\n第7页\n\n甲,7,,',
      "table\n第二十条第（一）项|_|_|_\ntable\n信息内容|甲|乙|丙\ntable\n规章|1|2|3\ntable\n行政规范性文件|4|5|6\ntable\n甲|7|_|_",
    ],
    "what stands below a cut is prose unless figures follow": [
      "信息内容,甲,乙,丙\n规章,1,2,3\n\n一是健全制度,二是加强培训,三是落实责任,四是强化监督\n\n附件,,,\n\n完",
      "table\n信息内容|甲|乙|丙\n规章|1|2|3\nline 一是健全制度,二是加强培训,三是落实责任,四是强化监督\nline 附件\nline 完",
    ],
    "a row with a cell too few below a header": [
      "信息内容,甲,乙,丙\n规章,12,13\n行政规范性文件,14,7,15,16\n第二十条第（五）项,,,\n信息内容,丁,,\n行政许可,17,,",
      "table\n信息内容|甲|乙|丙\n规章|12|13\n行政规范性文件|14|7|15|16\n第二十条第（五）项|_|_|_\n信息内容|丁|_|_\n行政许可|17|_|_",
    ],
    "rows written into a sheet, without its padding": [
      "信息内容,甲,,,,,\n行政处罚,\n行政强制,\n一、本年新收,,,\n二、上年结转,,,1,,,\n,（七）总计,,\n,,,,,,\n四、情况,,,,,,\n无,,,,,,",
      "table\n信息内容|甲|_|_\n行政处罚|_\n行政强制|_\n一、本年新收|_|_|_\n二、上年结转|_|_|1\n_|（七）总计|_|_\nline 四、情况\nline 无",
    ],
  }
  for (const [name, [text, blocks]] of Object.entries(cases)) {
    test(name, () => assert.equal(outlineCsv(text), blocks))
    test(`${name}, CRLF`, () => assert.equal(outlineCsv(text.replaceAll("\n", "\r\n")), blocks))
  }
  test("rows with all their figures blank", () => {
    const table = [
      "（说明）,,,申请人情况,,,",
      ",,,自然人,法人,其他,总计",
      "一、本年新收,,,,,,",
      "二、上年结转,,,,,,",
      "三、结果,（一）公开,,,,,",
      ",（七）总计,,,,,",
      "四、结转,,,,,,",
    ]
    const after =
      "四、政府信息公开行政复议情况,,,,,,\n行政复议,,,行政诉讼,,,\n甲,乙,丙,丁,戊,己,庚\n0,0,0,0,0,0,0"
    assert.match(
      outlineCsv(`三、收到情况,,,,,,\n${table.join("\n")}\n${after}`),
      /^line 三、收到情况\ntable\n(?:.*\n){7}line 四、政府信息公开行政复议情况\ntable\n(?:.*\n){2}0\|0\|0\|0\|0\|0\|0$/,
    )
  })
  test("one row with its figures blank", () => {
    assert.equal(
      outlineCsv("甲,1,2,3\n行政许可,,,\n（七）总计,,,\n四、结转,,,\n,,,\n四、情况,,,\n甲,乙,,"),
      "table\n甲|1|2|3\n行政许可|_|_|_\n（七）总计|_|_|_\n四、结转|_|_|_\nline 四、情况\nline 甲,乙,,",
    )
  })
})
