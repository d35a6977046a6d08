/** What becoming a volunteer agrees to. */

/** When the text's sense changes, this and the service's `volunteer_version` move together. */
export const CONSENT_VERSION = '2026-11-22';

export const USES = [
  '姓名、出生年份：用来核对年龄、记服务时长、开服务记录证明。',
  '手机号：活动有变动时联系您。',
  '组织者看得到您的姓名；别的地方只用志愿者编号。',
  '姓名和联系人加密保存；注销账号时一起删掉。',
];
