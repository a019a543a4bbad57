const SIGNATURE =
  /^(?:(?:填[表报]|制表|审[核签]|报送|联系)(?:人|日期|单位|电话)|(?:单位|分管)?负责人)(?:签[名字]|（盖章）)?(?:$|[：:])/

/** True for 填表人：, 审核人 and the like, which say who filled a table in, and when; no label of a form does. */
export function isSignature(text: string): boolean {
  return SIGNATURE.test(text)
}
