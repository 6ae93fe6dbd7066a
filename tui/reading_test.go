package tui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"duban/seeds"
	"duban/tui"
)

// slowShelf is a shelf whose documents take as long to read and write as the
// test likes.
func slowShelf(o *office, steps ...int) *shelf {
	s := newShelf(o)
	s.reading, s.importing, s.steps = make(chan chan error), make(chan chan error), steps
	return s
}

// writing is at a dashboard that is writing a plan, and how far that may go on.
func writing(t *testing.T, o *office, width, height int) (d *driver, release chan<- error) {
	t.Helper()
	s := slowShelf(o)
	d = sit(t, o, width, height, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>")
	d.called(s.reading) <- nil
	d.see("预览：还没有写入").press("<enter>")
	return d, d.called(s.importing)
}

// wantPlans checks how many plans the ledger holds.
func (o *office) wantPlans(t *testing.T, want int) {
	t.Helper()
	if plans, err := o.Plans(t.Context()); err != nil || len(plans) != want {
		t.Errorf("the ledger holds %v, %v; want %d plans", plans, err, want)
	}
}

func onShelf(s *shelf) func(*tui.Options) {
	return func(options *tui.Options) { options.Plans = s }
}

// A bar moves while a document is read.
func TestReadingShowsHowFarItIs(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}, {60, 15}} {
		for _, manner := range []string{"zh", "en-ascii"} {
			t.Run(fmt.Sprint(manner, size.width), func(t *testing.T) {
				o := newOffice(t)
				s := slowShelf(o, 0, 250, 730, 1000)
				d := sit(t, o, size.width, size.height, manners()[manner], onShelf(s)).press("p").see("2021 ").press("i", "next.txt", "<enter>")
				full, before := map[string]string{"zh": "━", "en-ascii": "#"}[manner], -1
				for _, percent := range []string{"  0%", " 25%", " 73%", "100%"} {
					release := d.called(s.reading)
					d.see(percent)
					measure(t, d.styledFrame(), size.width, size.height)
					for _, want := range []string{"next.txt", "Esc"} {
						if !strings.Contains(d.lastLine(), want) {
							t.Errorf("no %q in %q", want, d.lastLine())
						}
					}
					if now := strings.Count(d.lastLine(), full); now <= before {
						t.Errorf("the bar did not move: %q", d.lastLine())
					} else {
						before = now
					}
					release <- nil
				}
				d.called(s.reading) <- nil
				d.see(map[string]string{"zh": "预览：还没有写入", "en-ascii": "nothing written yet"}[manner])
			})
		}
	}
}

// Esc stops the reading, and later reports of it are ignored.
func TestEscStopsTheReading(t *testing.T) {
	o := newOffice(t)
	s := slowShelf(o, 100, 200, 300)
	d := sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>")
	d.called(s.reading) <- nil
	release := d.called(s.reading)
	d.see(" 20%").see(" 1 秒").press("<esc>").see("没有导入")
	release <- nil
	<-s.stopped
	// The next document has a bar of its own, whatever was on its way.
	s.stopped = make(chan struct{})
	d.press("p").see("i 导入文件").press("i", "next.txt", "<enter>")
	release = d.called(s.reading)
	d.see(" 10%")
	release <- nil
	d.called(s.reading) <- nil
	d.called(s.reading) <- nil
	d.called(s.reading) <- nil
	d.see("预览：还没有写入").press("<esc>").see("没有导入")
	o.wantPlans(t, 1)
}

// A plan that is being written is shown as such, whatever a colleague does, and no
// key stops it.
func TestWritingAPlanIsNotInterrupted(t *testing.T) {
	o := newOffice(t)
	d, release := writing(t, o, 80, 24)
	d.see("正在写入 next.txt").press("<esc>", "q", " ")
	o.apply(t, "desk2", markDone("1"))
	d.notify().see("1/30").see("正在写入 next.txt")
	release <- nil
	d.see("已导入方案 2022")
}

// Leaving while a plan is being written waits for it, whatever a colleague does
// meanwhile.
func TestLeavingWaitsForThePlan(t *testing.T) {
	o := newOffice(t)
	d, release := writing(t, o, 80, 24)
	if d.press("<c-c>").see("完成后退出"); d.left {
		t.Fatal("left before it was written")
	}
	corrected := *o.load(t).Plan
	corrected.Title = "修订后的方案"
	o.revise(t, corrected)
	d.notify().see("修订后的方案")
	release <- nil
	d.untilLeft()
	o.wantPlans(t, 2)
}

// Enter in a preview imports nothing while a colleague's correction of the open plan
// is being read. The preview stays, and imports when that has ended.
func TestThePreviewStaysWhileThePlanIsReadAnew(t *testing.T) {
	for name, test := range map[string]struct {
		document string
		confirm  []string
		imported string
	}{
		"Enter":        {"corrected.txt", []string{"<enter>"}, "已更新方案 2022"},
		"a typed word": {"shorter.txt", []string{"<enter>", "导入", "<enter>"}, "已更新方案 2022"},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			s := newShelf(o)
			next := *o
			next.plan = importText(t, o, s.documents["next.txt"])
			next.apply(t, "desk2", markDone("1"))
			d := sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", test.document, "<enter>").see("预览：还没有写入")
			d.seat.loads = make(chan chan error)
			corrected := *o.load(t).Plan
			corrected.Title = "修订后的方案"
			o.revise(t, corrected)
			reading := d.notify().called(d.seat.loads)
			before := o.load(t).Revision
			d.press(test.confirm...).see("请稍后再试").see("预览：还没有写入")
			measure(t, d.styledFrame(), 80, 24)
			if now := o.load(t).Revision; now != before {
				t.Fatalf("revision %d, was %d: imported", now, before)
			}
			reading <- nil
			d.until("the end of the reload", func(frame string) bool { return !strings.Contains(frame, "请稍后再试") })
			d.press(test.confirm...).see(test.imported)
		})
	}
}

func importText(t *testing.T, o *office, text string) string {
	t.Helper()
	read, err := seeds.ReadText(t.Context(), text, seeds.Options{})
	if err != nil {
		t.Fatal(err)
	}
	id, err := o.Import(t.Context(), read.Plan, "desk2", o.tick())
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// A preview that can't be imported stays with the reason, so that no one has to
// read the document again.
func TestThePreviewStaysAfterAnError(t *testing.T) {
	o := newOffice(t)
	s := slowShelf(o)
	d := sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>")
	d.called(s.reading) <- nil
	d.see("预览：还没有写入").press("<enter>").called(s.importing) <- busy()
	d.see("占用").see("预览：还没有写入").press("<enter>").called(s.importing) <- nil
	d.see("已导入方案 2022")
}

// If it can't be written, the dashboard stays and says so.
func TestLeavingIsCancelledWhereThePlanIsNotWritten(t *testing.T) {
	o := newOffice(t)
	d, release := writing(t, o, 120, 36)
	d.press("<c-c>").see("完成后退出")
	release <- errors.New("disk full")
	d.see("disk full")
	o.wantPlans(t, 1)
}
