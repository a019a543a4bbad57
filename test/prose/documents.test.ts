import { checkUnder, testEach } from "./check.ts"

/**
 * What a report of 2024 by a street office may say under （三）政府信息管理: of normative documents made 1, repealed 0,
 * in force 3; licences 26, penalties 14, coercive measures 2. ⟦⟧ stands around what contradicts it.
 */
const sentences: Readonly<Record<string, readonly string[]>> = {
  "documents and decisions of the second table": [
    "本年制发规范性文件⟦2⟧件。",
    "2024年，我街道共制发行政规范性文件⟦2⟧件。",
    "制定规范性文件⟦2⟧件，废止⟦4⟧件，现行有效⟦13⟧件。",
    "制发行政规范性文件1件、废止规范性文件⟦4⟧件。",
    "截至年底，现行有效的行政规范性文件⟦13⟧件。",
    "作出行政许可决定⟦62⟧件，作出行政处罚⟦24⟧件。",
    "实施行政强制措施⟦3⟧件。",
    "本年度⟦未制发规范性文件⟧。",
    "制发规范性文件1件，废止0件，现行有效3件。",
    "作出行政许可26件、作出行政处罚14件。",
    "没有废止规范性文件。",
  ],
  "those of another time, body or kind": [
    "2023年制发规范性文件2件。",
    "上年制发规范性文件2件。废止1件。",
    "累计制发规范性文件15件。",
    "计划制定规范性文件2件。",
    "区政府制发规范性文件12件。",
    "代区政府制定规范性文件2件。",
    "以区政府名义制发规范性文件2件。",
    "参与制定规范性文件2件。",
    "制发党内规范性文件2件。",
    "制发规范性文件5件，其中行政规范性文件1件。",
    "制发规范性文件5件（含党内规范性文件4件）。",
    "修订、制定规范性文件2件。",
    "对餐饮单位作出行政处罚4件。",
    "在消防领域作出行政处罚4件。",
  ],
  "what else is done with them": [
    "公开现行有效的规范性文件2件。",
    "网站公开2件现行有效规范性文件。",
    "对制发的2件规范性文件全部解读。",
    "制发规范性文件1件，配套解读2件。",
    "制发文件24件，废止文件4件。",
    "清理文件24件，废止4件，现行有效20件。",
    "制定规范性文件管理办法2项。",
    "审查规范性文件4件。",
    "公开行政处罚信息24条。",
    "办理行政许可31件。",
    "作出行政处罚决定书24份。",
    "未制发党内规范性文件。",
    "无制定规范性文件权限。",
  ],
}

testEach(sentences, (sentence) => checkUnder("（三）政府信息管理。", sentence))
