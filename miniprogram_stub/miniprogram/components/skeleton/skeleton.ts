/** The grey shape of an answer on its way: a large card, rows, or both. */
Component({
  properties: {
    hasCard: { type: Boolean, value: false },
    rows: { type: Number, value: 5 },
  },
})
