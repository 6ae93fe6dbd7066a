package tui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"duban/tui"
)

// slowShelf is a shelf whose documents take as long to read and write as the
// test likes.
func slowShelf(o *office, steps ...int) *shelf {
	s := newShelf(o)
	s.reading, s.importing, s.steps = make(chan chan error), make(chan chan error), steps
	return s
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
				full, before := map[string]string{"zh": "█", "en-ascii": "#"}[manner], -1
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
				d.see(map[string]string{"zh": "预览：还没有写入", "en-ascii": "nothing is written yet"}[manner])
			})
		}
	}
}

// Esc stops the reading itself, and what it still tells is not heard.
func TestEscStopsTheReading(t *testing.T) {
	o := newOffice(t)
	s := slowShelf(o, 100, 200, 300)
	d := sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>")
	d.called(s.reading) <- nil
	release := d.called(s.reading)
	d.see(" 20%").see(" 1 秒").press("<esc>").see("没有导入")
	release <- nil
	<-s.stopped
	// What was on its way, and the next document has a bar of its own.
	s.stopped = make(chan struct{})
	d.press("p").see("i 导入文件").press("i", "next.txt", "<enter>")
	release = d.called(s.reading)
	d.see(" 10%")
	release <- nil
	d.called(s.reading) <- nil
	d.called(s.reading) <- nil
	d.called(s.reading) <- nil
	d.see("预览：还没有写入").press("<esc>").see("没有导入")
	if plans, err := o.Plans(t.Context()); err != nil || len(plans) != 1 {
		t.Errorf("%v, %v: something was written", plans, err)
	}
}

// What is being written says so, whatever a colleague does, and nothing stops it.
func TestWritingAPlanIsSeenThrough(t *testing.T) {
	o := newOffice(t)
	s := slowShelf(o)
	d := sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>")
	d.called(s.reading) <- nil
	d.see("预览：还没有写入").press("<enter>")
	release := d.called(s.importing)
	d.see("正在写入 next.txt").press("<esc>", "q", " ")
	o.apply(t, "desk2", markDone("1"))
	d.notify().see("1/30").see("正在写入 next.txt")
	release <- nil
	d.see("已导入方案 2022")
}

// Who leaves while a plan is being written is not told that all is well before it
// is.
func TestLeavingWaitsForThePlan(t *testing.T) {
	for name, answer := range map[string]error{"written": nil, "refused": errors.New("disk full")} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			s := slowShelf(o)
			d := sit(t, o, 80, 24, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>")
			d.called(s.reading) <- nil
			d.see("预览：还没有写入").press("<enter>")
			release := d.called(s.importing)
			d.press("<c-c>").see("完成后退出")
			if d.left {
				t.Fatal("left before it was written")
			}
			release <- answer
			if answer != nil {
				d.see("disk full")
				return
			}
			d.untilLeft()
			if plans, err := o.Plans(t.Context()); err != nil || len(plans) != 2 {
				t.Errorf("%v, %v", plans, err)
			}
		})
	}
}

// Nor does what a colleague does meanwhile let anybody leave before it is written.
func TestACorrectionLetsNobodyLeaveEarly(t *testing.T) {
	o := newOffice(t)
	s := slowShelf(o)
	d := sit(t, o, 120, 36, onShelf(s)).press("p").see("i 导入文件").press("i", "next.txt", "<enter>")
	d.called(s.reading) <- nil
	d.see("预览：还没有写入").press("<enter>")
	release := d.called(s.importing)
	d.press("<c-c>").see("完成后退出")
	corrected := *o.load(t).Plan
	corrected.Title = "修订后的方案"
	o.revise(t, corrected)
	d.notify().see("修订后的方案")
	release <- nil
	d.untilLeft()
	if plans, err := o.Plans(t.Context()); err != nil || len(plans) != 2 {
		t.Errorf("left with %v, %v", plans, err)
	}
}
