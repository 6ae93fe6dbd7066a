package bolt

import (
	"crypto/sha256"

	"go.etcd.io/bbolt"
)

// A landmark is the last event that a Ledger has told of. As history is only
// ever added to, the event stands where it stood, as it was, for as long as the
// file is the same ledger. In a backup that was put in its place, or any other
// ledger, there is another one or none. The zero landmark stands everywhere.
type landmark struct {
	seq uint64
	sum [sha256.Size]byte
}

// landmarkOf returns the last event of the ledger.
func landmarkOf(tx *bbolt.Tx) landmark {
	seq := lastSeq(tx)
	return landmark{seq, sha256.Sum256(bucket(tx, eventsBucket).Get(numberKey(seq)))}
}

func (m landmark) standsIn(tx *bbolt.Tx) bool {
	if m.seq == 0 {
		return true
	}
	data := bucket(tx, eventsBucket).Get(numberKey(m.seq))
	return data != nil && sha256.Sum256(data) == m.sum
}

func (l *Ledger) landmark() landmark {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.known
}

func (l *Ledger) setLandmark(reached landmark) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.known = reached
}
