import { suite, test } from "node:test"
import { checkRequests } from "./check.ts"

/**
 * What a report of 2024 by a street office may say under （二）依申请公开: received 12, carried over 1, concluded 12
 * (granted 6), carried forward 1; reviews 1, suits 1. ⟦⟧ stands around what contradicts it.
 */
const sentences: Readonly<Record<string, readonly string[]>> = {
  "a sentence without a time is of the year that the one before spoke of": [
    "2023年收到申请7件。办结6件。2024年收到申请12件。",
    "2023年收到申请7件。办结6件。其中予以公开3件，不予公开2件。",
    "2023年收到申请7件。答复率100%。办结6件。",
    "2023年收到申请7件。全部按时办结。",
    "2023年收到申请7件。未发生行政复议。",
    "2023年，街道修订了办法。收到申请7件。",
    "去年，街道修订了办法。收到申请7件。",
    "去年同期收到申请7件。办结6件。",
    "2022年至2024年共收到申请26件。办结24件。",
    "条例施行以来，累计收到申请50件。办结48件。",
    "截至2023年底，累计收到申请40件。办结39件。",
  ],
  "until something says otherwise": [
    "2023年收到申请7件。办结6件。2024年收到申请⟦13⟧件。",
    "2023年收到申请7件。今年收到申请⟦13⟧件。",
    "2023年收到申请7件。报告期内收到申请⟦13⟧件。",
    "2023年收到申请7件，2024年收到申请12件。办结⟦14⟧件。",
    "2024年收到申请12件，2023年收到7件。办结⟦14⟧件。",
    "收到申请12件，较2023年增加5件。办结⟦14⟧件。",
    "收到申请12件（2023年收到7件）。办结⟦14⟧件。",
    "2021年以来，街道重视公开。收到申请⟦13⟧件。",
    "根据2023年的通知，街道修订了办法。收到申请⟦13⟧件。",
    "2023年结转1件。2024年新收⟦13⟧件。办结⟦14⟧件。",
    "2024年以来，收到申请⟦13⟧件。",
  ],
  "another body is spoken of until the report's own is": [
    "各社区收到申请80件。办结78件。",
    "各社区收到申请80件。办结78件。我街道收到申请⟦13⟧件。",
    "各社区收到申请80件。办结78件。本机关收到申请⟦13⟧件。",
    "各社区收到申请80件，本单位收到申请⟦13⟧件。",
    "各社区公开信息80条。收到申请⟦13⟧件。",
  ],
  "what was done with a part of the requests is no total": [
    "涉及征地的申请8件。办结7件。",
    "涉及征地的申请共8件，办结7件。",
    "征地类申请收到8件，答复7件，其中予以公开3件。",
    "征地类申请共收到8件。",
    "网上共收到申请8件。",
    "网络渠道共收到申请8件。",
    "网上、信函共收到申请⟦13⟧件。",
    "通过各种渠道共收到申请⟦13⟧件。",
    "线上线下共收到申请⟦13⟧件。",
    "收到申请12件，其中网上8件。办结⟦14⟧件。",
    "网上收到申请8件。共办结⟦14⟧件。",
  ],
  "what was done with what last year left is no total": [
    "上年结转的1件已办结0件。",
    "上年结转1件，办结1件。",
    "2023年度未办结的申请1件，已于2024年办结1件。",
    "上年结转的申请，已办结1件。",
    "新收申请12件，上年结转1件，办结⟦14⟧件。",
    "上年结转1件，办结⟦14⟧件。",
  ],
}

for (const [name, marked] of Object.entries(sentences))
  suite(name, () => {
    for (const sentence of marked) test(sentence, () => checkRequests(sentence))
  })
