/** 我反映的事: what became of each word. */

import type { Told } from '../../core/api'
import { toast } from '../../core/dialogs'
import { moment } from '../../core/format'
import { toApiError } from '../../core/http'
import { carePage } from '../../core/page'
import { isLoggedIn, listTold } from '../../services/accounts'

interface Row {
  id: string
  icon: string
  title: string
  what: string
  when: string
  state: string
  tone: string
  answer: string
  stationId: string
}

const ICONS: Record<Told['type'], string> = { tap: 'told', fault: 'repair', feedback: 'message' }
const STATES: Record<string, [string, string]> = {
  new: ['已收到', ''],
  received: ['已收到', ''],
  counted: ['已收到', ''],
  in_hand: ['正在处理', 'told'],
  mended: ['修好了', 'open'],
  answered: ['已答复', 'open'],
  closed: ['已办结', 'open'],
}

function rowOf(one: Told, now: number): Row {
  const [state, tone] = STATES[one.state] ?? ['已收到', '']
  return {
    id: one.id,
    icon: ICONS[one.type],
    title: one.station_name ?? '投诉建议',
    what: one.what,
    when: moment(Date.parse(one.told_at), now),
    state,
    tone,
    answer: one.answer ?? '',
    stationId: one.station_id ?? '',
  }
}

carePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
    rows: [] as Row[],
    isBusy: false,
  },

  cursor: null as string | null,

  onLoad() {
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    if (!isLoggedIn()) {
      this.setData({ phase: 'out' })
      return
    }
    try {
      const page = await listTold(null)
      this.cursor = page.next_cursor
      this.setData({ phase: 'ready', rows: page.items.map((one) => rowOf(one, Date.now())) })
    } catch (error) {
      this.setData({ phase: 'error', error: toApiError(error).message })
    }
  },

  async onReachBottom() {
    if (!this.cursor || this.data.isBusy) return
    this.setData({ isBusy: true })
    try {
      const page = await listTold(this.cursor)
      this.cursor = page.next_cursor
      this.setData({ rows: [...this.data.rows, ...page.items.map((one) => rowOf(one, Date.now()))] })
    } catch (error) {
      toast(toApiError(error).message)
    }
    this.setData({ isBusy: false })
  },

  retry() {
    this.setData({ phase: 'loading' })
    void this.load()
  },

  open(e: WechatMiniprogram.TouchEvent) {
    const id = e.currentTarget.dataset.id as string
    wx.navigateTo({ url: id ? `/pages/station/station?id=${id}` : '/pages/feedback/feedback' })
  },

  toStations() {
    wx.switchTab({ url: '/pages/index/index' })
  },
})
