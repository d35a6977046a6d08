/** Open, shut, told shut or not known: a dot and a word, never a colour alone. */
Component({
  properties: {
    state: { type: String, value: 'unknown' },
    words: { type: String, value: '' },
    /** What somebody told meanwhile; on a line of its own. */
    told: { type: String, value: '' },
    toldState: { type: String, value: 'reported_closed' },
  },
});
