package bolt

import (
	"crypto/sha256"
	"encoding/json"

	"duban/model"
)

// lastSeen is the last event that a Ledger has read or written. History is only
// appended to, so the event stays the same while the file is the same ledger. A
// restored backup, or any other ledger, has another event at that number or none.
// The zero lastSeen matches every ledger.
type lastSeen struct {
	seq uint64
	sum [sha256.Size]byte
}

// lastEventIn returns the last event of the ledger.
func lastEventIn(t *transaction) lastSeen {
	seq := lastSeq(t)
	return lastSeen{seq, sha256.Sum256(t.bucket(eventsBucket).Get(numberKey(seq)))}
}

// lastEventOf returns the last of events that are written.
func lastEventOf(events []model.Event) (lastSeen, error) {
	last := events[len(events)-1]
	data, err := json.Marshal(last)
	return lastSeen{last.Seq, sha256.Sum256(data)}, err
}

// matches reports whether the ledger still has the event.
func (m lastSeen) matches(t *transaction) bool {
	if m.seq == 0 {
		return true
	}
	data := t.bucket(eventsBucket).Get(numberKey(m.seq))
	return data != nil && sha256.Sum256(data) == m.sum
}

func (l *Ledger) lastSeen() lastSeen {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.seen
}

func (l *Ledger) setLastSeen(reached lastSeen) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.seen = reached
}
