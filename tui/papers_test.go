package tui_test

import (
	"context"
	"io/fs"
	"testing"

	"duban/model"
	"duban/tui"
)

// desk makes papers in memory: the names of those that were written, and what was asked for.
type desk struct {
	files map[string]bool
	last  tui.PaperRequest
	// reading takes what releases a collection that has read a file of four; nil for
	// none that waits.
	reading chan chan error
}

func (p *desk) Collect(_ context.Context, _, _ string, progress func(done, total int)) (model.Collection, error) {
	if p.reading == nil {
		return model.Collection{}, nil
	}
	progress(1, 4)
	release := make(chan error)
	p.reading <- release
	return model.Collection{}, <-release
}

func (*desk) Record(string, model.Collection) error { return nil }

func (p *desk) Compose(_ string, request tui.PaperRequest) ([]string, string, error) {
	p.last = request
	if request.Each {
		return []string{"表-办公室.xlsx  2 项任务"}, "表/表.xlsx", nil
	}
	return []string{"一份报表"}, "表.docx", nil
}

func (p *desk) Write(_ string, request tui.PaperRequest, name string, overwrite bool) (files, recorded int, err error) {
	p.last = request
	written := []string{name}
	if request.Each {
		written = []string{"表/表-办公室.xlsx", "表/表-财务科.xlsx"}
	}
	for _, file := range written {
		if p.files[file] && !overwrite {
			return 0, 0, &fs.PathError{Op: "write", Path: file, Err: fs.ErrExist}
		}
		p.files[file] = true
	}
	return len(written), 0, nil
}

func withPapers(papers *desk) func(*tui.Options) {
	return func(o *tui.Options) { o.Papers = papers }
}

// A paper of each office is a file of its own; one that exists is named before all are
// written over.
func TestAPaperOfEachOffice(t *testing.T) {
	papers := &desk{files: map[string]bool{}}
	d := sit(t, newOffice(t), 80, 24, withPapers(papers)).press("P", "l", "l", "l", "j", "l").see("< 收集表 >").see("< 每个科室一份 >")
	d.press("<enter>").see("表-办公室.xlsx  2 项任务").press("<enter>").see("写入文件夹 表/表.xlsx").press("<enter>").see("已写入 表：2 份")
	if !papers.last.Each || papers.last.Form != "collect" || papers.last.Office != "" || papers.last.Period.Key != "2021-Q4" {
		t.Errorf("asked for %+v", papers.last)
	}
	papers.files = map[string]bool{"表/表-财务科.xlsx": true}
	d.press("P", "l", "l", "l", "j", "l", "<enter>").see("2 项任务").press("<enter>").see("写入文件夹").press("<enter>").see("表-财务科.xlsx 已经有了").press("y", "<enter>").see("没有写入文件")
	d.press("<enter>").see("写入文件夹").press("<enter>").see("已经有了").press("覆盖", "<enter>").see("已写入 表：2 份")
}

// P in the list of what was not reported proposes the slip for the office and the period
// there; in any other place slips are about what is pressing.
func TestASlipForAnOfficeThatHasNotReported(t *testing.T) {
	papers := &desk{files: map[string]bool{}}
	d := sit(t, newOffice(t), 80, 24, withPapers(papers)).press("M", "h", "P").see("< 催办单 >").see("< 2021年第三季度未报进展 >").see("反馈期限")
	office := d.press("<enter>").see("一份报表").seat.load(t).NotReported(model.EveryQuarter.PeriodAt(today.AddDays(-92)), "")[0].Office
	if papers.last.Form != "urge" || papers.last.Office != office || papers.last.Period.Key != "2021-Q3" || !papers.last.Record {
		t.Errorf("asked for %+v", papers.last)
	}
	d.press("<esc>", "<esc>", "<esc>", "P", "l", "l").see("< 逾期、临期、落后 >").press("<enter>").see("一份报表")
	if papers.last.Form != "urge" || papers.last.Office != "" || papers.last.Period != (model.Period{}) {
		t.Errorf("asked for %+v", papers.last)
	}
}

// A form that is about no period asks for none.
func TestAPaperWithoutAPeriod(t *testing.T) {
	papers := &desk{files: map[string]bool{}}
	sit(t, newOffice(t), 80, 24, withPapers(papers)).press("P", "l", "l", "l", "l").see("< 台账 >").see("< 不分期间 >").press("<enter>").see("一份报表")
	if papers.last.Form != "ledger" || papers.last.Period != (model.Period{}) {
		t.Errorf("asked for %+v", papers.last)
	}
}

// The bar shows how many files of a folder are read.
func TestTheBarMovesWhileTablesAreCollected(t *testing.T) {
	papers := &desk{reading: make(chan chan error)}
	o := newOffice(t)
	d := sit(t, o, 80, 24, withPapers(papers), onShelf(newShelf(o))).press("p").see("c 收集").press("c", "表", "<enter>")
	release := d.called(papers.reading)
	d.see(" 25%")
	release <- nil
	d.see("收集预览")
}
