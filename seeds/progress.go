package seeds

// The work of reading a document, in the units in which progress is told:
// first the file is taken apart, then the structure of what it says is found,
// then its cells and clauses are read.
const (
	fileWork      = 250
	structureWork = 600
	wholeWork     = 1000
)

// progress tells how far the reading is, and no more often than is worth it.
type progress struct {
	tell func(done, total int)
	last int
}

// at says that a part of the work between two marks is done.
func (p *progress) at(from, to, done, total int) {
	if p.tell == nil || total <= 0 {
		return
	}
	reached := from + int(int64(to-from)*int64(min(done, total))/int64(total))
	if reached > p.last {
		p.last = reached
		p.tell(reached, wholeWork)
	}
}
