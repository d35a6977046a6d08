/** 导出我的数据: everything the service holds about this account, to look at and to take away. */

import { done, toast } from '../../core/dialogs'
import { toApiError } from '../../core/http'
import { carePage } from '../../core/page'
import { exportData, isLoggedIn } from '../../services/accounts'

/** Shown on the page; the clipboard gets all of it. */
const SHOWN_LETTERS = 4000

carePage({
  data: {
    phase: 'ready' as 'ready' | 'out' | 'loading' | 'done' | 'error',
    error: '',
    text: '',
    isCut: false,
  },

  whole: '',

  onLoad() {
    if (!isLoggedIn()) this.setData({ phase: 'out' })
  },

  onLogin() {
    this.setData({ phase: 'ready' })
  },

  async ask() {
    this.setData({ phase: 'loading' })
    try {
      this.whole = JSON.stringify(await exportData(), null, 2)
      const isCut = this.whole.length > SHOWN_LETTERS
      this.setData({ phase: 'done', text: this.whole.slice(0, SHOWN_LETTERS), isCut })
    } catch (error) {
      this.setData({ phase: 'error', error: toApiError(error).message })
    }
  },

  copy() {
    wx.setClipboardData({
      data: this.whole,
      success: () => done('已复制'),
      fail: () => toast('没有复制成功，请再试一次'),
    })
  },
})
