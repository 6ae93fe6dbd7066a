package paint

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// dashboard is a frame of 120x36 like the program's: four panels, categories
// and offices at the left, tasks and the one under the cursor at the right.
func dashboard(cursor int) []string {
	pad := func(s string, width int) string {
		s = ansi.Truncate(s, width, "…")
		return s + strings.Repeat(" ", width-ansi.StringWidth(s))
	}
	blue := func(s string) string { return "\x1b[34m" + s + "\x1b[0m" }
	task := func(i int) string {
		return pad(fmt.Sprintf("○ %d 加强内部协调工作，修订本单位政府信息公开指南，明确第%d项任务的要求与时限", i+1, i+1), 60)
	}
	lines := []string{pad(" 督办  江门市卫生健康局2021年政务公开工作要点", 100) + "desk1  2021-11-22"}
	for range 4 {
		lines = append(lines, strings.Repeat(blue("│")+pad(" 11 / 30  37%", 28)+blue("│"), 4))
	}
	for i := range 18 {
		left := blue("│") + pad(fmt.Sprintf(" \x1b[32m██\x1b[0m░░ %d/4 第%d类 政府网站专栏信息公开", i%4, i+1), 34) + blue("│")
		right := "  " + task(i) + " \x1b[36m" + pad("办公室 +财务科", 19) + "\x1b[0m"
		if i == cursor {
			right = "\x1b[7m ▌" + task(i) + " " + pad("办公室 +财务科", 19) + "\x1b[0m"
		}
		lines = append(lines, left+blue("┃")+right+blue("┃"))
	}
	for i := range 12 {
		detail := ""
		switch i {
		case 1, 2:
			detail = task(cursor)
		case 4:
			detail = fmt.Sprintf("主办 办公室        期限 2021-11-%d        状态 ○ 未开始", cursor+1)
		case 6, 7:
			detail = fmt.Sprintf("11-%d 14:02 desk1  进行中", cursor+i)
		}
		left := blue("│") + pad(fmt.Sprintf(" \x1b[32m██\x1b[0m░░  %d/12 第%d科", i, i+1), 34) + blue("│")
		lines = append(lines, left+blue("│")+pad(" "+detail, 82)+blue("│"))
	}
	return append(lines, pad(" 空格 完成   s 进行中   n 备注   / 搜索   ? 帮助   q 退出", 120))
}

// BenchmarkCursorMove reports how many bytes one cursor move sends, by the
// renderer alone (direct) and through the Writer (sent).
func BenchmarkCursorMove(b *testing.B) {
	var frames [17][]byte
	f := &flusher{width: 120, height: 36, repaint: true}
	f.flush(dashboard(16))
	for i := range frames {
		frames[i] = f.flush(dashboard(i))
	}
	w := NewWriter(io.Discard)
	first := &flusher{width: 120, height: 36, repaint: true}
	_, _ = w.Write(first.flush(dashboard(16)))
	direct, sent, n := 0, 0, 0
	b.ReportAllocs()
	for b.Loop() {
		flush := frames[n%len(frames)]
		_, _ = w.Write(flush)
		direct += len(flush)
		sent += len(w.output)
		n++
	}
	b.ReportMetric(float64(direct)/float64(n), "direct-B/op")
	b.ReportMetric(float64(sent)/float64(n), "sent-B/op")
}

// A cursor move of the dashboard must stay under half of what the renderer
// alone sends, or the Writer does not earn its place.
func TestCursorMoveIsCheap(t *testing.T) {
	p := newPair(t, 120, 36)
	f := &flusher{width: 120, height: 36, repaint: true}
	p.write("first", f.flush(dashboard(0)))
	p.direct, p.sent = 0, 0
	for i := range 17 {
		p.write("move", f.flush(dashboard(i+1)))
	}
	t.Logf("%d bytes a move, %d without the Writer", p.sent/17, p.direct/17)
	if p.sent*2 > p.direct {
		t.Errorf("%d bytes a move, %d without the Writer", p.sent/17, p.direct/17)
	}
}
