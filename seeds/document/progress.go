package document

import "context"

// The steps of reading a document on a scale of WholeWork: the file is parsed up to
// FileWork, its structure is found up to StructureWork, and its cells and clauses are
// read up to WholeWork.
const (
	FileWork      = 250
	StructureWork = 600
	WholeWork     = 1000
)

// Progress reports how much of a document is read, and ends reading with the context.
type Progress struct {
	ctx    context.Context // of one call of Read, for which it is made
	report func(done, total int)
	last   int
}

// NewProgress returns the progress of one reading. report may be nil.
func NewProgress(ctx context.Context, report func(done, total int)) *Progress {
	return &Progress{ctx: ctx, report: report}
}

// Err returns the error of the context once that has ended.
func (p *Progress) Err() error { return p.ctx.Err() }

// Advance reports that done of total is finished between two marks of the scale, once
// for each new mark. It returns the context's error once that has ended; the caller
// stops then.
func (p *Progress) Advance(from, to, done, total int) error {
	if err := p.ctx.Err(); err != nil {
		return err
	}
	if p.report == nil || total <= 0 {
		return nil
	}
	reached := from + int(int64(to-from)*int64(min(done, total))/int64(total))
	if reached > p.last {
		p.last = reached
		p.report(reached, WholeWork)
	}
	return nil
}

// Cancelled reports whether the context has ended.
func (p *Progress) Cancelled() bool { return p.ctx.Err() != nil }
