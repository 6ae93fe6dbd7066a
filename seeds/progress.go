package seeds

import "context"

// The steps of reading a document on a scale of wholeWork: the file is parsed up to
// fileWork, its structure is found up to structureWork, and its cells and clauses are
// read up to wholeWork.
const (
	fileWork      = 250
	structureWork = 600
	wholeWork     = 1000
)

// progress reports how much of a document is read, and ends reading with the context.
type progress struct {
	ctx    context.Context // of one call of Read, for which the grammar is made
	report func(done, total int)
	last   int
}

// advance reports that done of total is finished between two marks of the scale, once
// for each new mark. It returns the context's error once that has ended; the caller
// stops then.
func (p *progress) advance(from, to, done, total int) error {
	if err := p.ctx.Err(); err != nil {
		return err
	}
	if p.report == nil || total <= 0 {
		return nil
	}
	reached := from + int(int64(to-from)*int64(min(done, total))/int64(total))
	if reached > p.last {
		p.last = reached
		p.report(reached, wholeWork)
	}
	return nil
}

// cancelled reports whether the context has ended.
func (p *progress) cancelled() bool { return p.ctx.Err() != nil }
