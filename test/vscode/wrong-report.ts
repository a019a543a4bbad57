import { fixture } from "../support/files.ts"

const row = "新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t"

/** A report without errors. */
export const right = fixture("001")

/** The same with a total that is 3 for 0. */
export const wrong = right.replace(`${row}0`, `${row}3`)

/** The line of that total, counted from 1. */
export const wrongLine = wrong.slice(0, wrong.indexOf(row)).split("\n").length
