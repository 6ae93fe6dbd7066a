//go:build unix

package dashboard_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"duban/cmd/duban/internal/convert"
	"duban/cmd/duban/internal/dashboard"
	"duban/cmd/duban/internal/importing"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/store/memory"
)

// desk previews one document, with a LibreOffice that is a script.
type desk struct {
	*testing.T
	plans *dashboard.Plans
	path  string
	note  string // a line for each conversion
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("TMPDIR", t.TempDir())
	original, err := filepath.Abs("../../../../seeds/testdata/office/date-cells.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{T: t, path: filepath.Join(folder, "dates.xls"), note: filepath.Join(folder, "note")}
	program := filepath.Join(folder, "soffice")
	script := "#!/bin/sh\necho run >> " + d.note + "\nmkdir $HOME/out && cp " + original + " $HOME/out/document.xlsx\n"
	if err := os.WriteFile(program, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../convert/testdata/dates.xls")
	if err != nil {
		t.Fatal(err)
	}
	d.write(data)
	words := text.In("zh")
	ledger := memory.New()
	reader := &importing.Reader{Text: words, Begin: func(int) func() { return func() {} }, Converter: func() *convert.Converter {
		return &convert.Converter{Soffice: program, Limits: convert.DefaultLimits()}
	}}
	d.plans = &dashboard.Plans{
		Context: t.Context(), Ledger: ledger, By: "desk", Now: time.Now,
		Importer: &importing.Importer{Documents: reader, Ledger: ledger, By: "desk", Text: words},
	}
	return d
}

func (d *desk) write(data []byte) {
	d.Helper()
	if err := os.WriteFile(d.path, data, 0o600); err != nil {
		d.Fatal(err)
	}
}

func (d *desk) preview(c model.Corrections) model.ImportPreview {
	d.Helper()
	preview, err := d.plans.Preview(d.Context(), d.path, c, func(int, int) {})
	if err != nil {
		d.Fatal(err)
	}
	return preview
}

// wantRuns checks how often a document was converted.
func (d *desk) wantRuns(want int, when string) {
	d.Helper()
	note, _ := os.ReadFile(d.note)
	if runs := strings.Count(string(note), "run"); runs != want {
		d.Errorf("converted %d times %s, want %d", runs, when, want)
	}
}

// A correction does not convert the file again, unless it has changed. When the preview
// is gone, so is what it was converted to.
func TestACorrectionConvertsNothing(t *testing.T) {
	d := newDesk(t)
	first := d.preview(model.Corrections{Year: 2022})
	runtime.GC()
	row := first.Reading.Rows[len(first.Reading.Rows)-1].Line
	second := d.preview(model.Corrections{Year: 2022, Rows: map[int]model.RowKind{row: model.RowIgnored}})
	d.wantRuns(1, "after a correction")
	if before, after := len(first.Document.Tasks), len(second.Document.Tasks); after != before-1 {
		t.Errorf("%d tasks, corrected %d", before, after)
	}
	runtime.KeepAlive(first)
	later := time.Now().Add(time.Minute)
	if err := os.Chtimes(d.path, later, later); err != nil {
		t.Fatal(err)
	}
	third := d.preview(second.Corrections)
	d.wantRuns(2, "after a change of the file")
	runtime.KeepAlive(second)
	runtime.KeepAlive(third)
	runtime.GC()
	d.preview(model.Corrections{Year: 2022})
	d.wantRuns(3, "after the preview was left")
}

// A file that needs no conversion is read anew for each correction.
func TestACorrectionReadsThePlainFileAnew(t *testing.T) {
	d := newDesk(t)
	const table = "序号,工作任务,牵头单位,完成时限\n1,修订防汛应急预案,县应急局,2022年5月底\n"
	d.write([]byte(table))
	first := d.preview(model.Corrections{Year: 2022})
	d.write([]byte(table + "2,完成道路改造,县住建局,2022年9月底\n"))
	second := d.preview(first.Corrections)
	d.wantRuns(0, "for a table of text")
	if before, after := len(first.Document.Tasks), len(second.Document.Tasks); before != 1 || after != 2 || first.Source != nil {
		t.Errorf("%d tasks, then %d; kept %v", before, after, first.Source)
	}
}
