package draw_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"

	"duban/tui/draw"
)

func pens() map[string]draw.Pen {
	return map[string]draw.Pen{
		"normal": draw.NewPen(false, draw.NewTheme(draw.ThemeColor, false)),
		"ascii":  draw.NewPen(true, draw.NewTheme(draw.ThemeMono, false)),
	}
}

func TestCellIsExactlyAsWideAsAsked(t *testing.T) {
	texts := []string{"", "a", "办公室", "办a公b室", "“省长留言信箱”", "…—·", "Ⅻ①②", "e\u0301te\u0301", "👩‍👩‍👧家", "a\x1b[31mb", "两\n行"}
	for name, pen := range pens() {
		for _, text := range texts {
			for width := range 12 {
				if got := draw.Width(pen.Cell(text, width)); got != width {
					t.Errorf("%s: Cell(%q, %d) is %d wide: %q", name, text, width, got, pen.Cell(text, width))
				}
				if got := draw.Width(pen.Right(text, width)); got != width {
					t.Errorf("%s: Right(%q, %d) is %d wide", name, text, width, got)
				}
			}
		}
	}
}

func TestCutMarksWhatItCuts(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"办公室", 6, "办公室"},
		{"办公室", 5, "办公…"},
		{"办公室", 4, "办…"},
		{"办公室", 3, "办…"},
		{"办公室", 2, "…"},
		{"办公室", 0, ""},
		{"a\tb", 10, "a b"},
	} {
		if got := pens()["normal"].Cut(c.text, c.width); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestASCIIHasNothingAmbiguous(t *testing.T) {
	pen := pens()["ascii"]
	for _, c := range []struct{ text, want string }{
		{"“省长留言信箱”", "＂省长留言信箱＂"},
		{"‘甲’·乙—丙…", "＇甲＇・乙－丙..."},
		{"①⑳Ⅻ×3℃", "(1)(20)12x3C"},
		{"αβ", "??"},
		{"办公室", "办公室"},
	} {
		if got := pen.Text(c.text); got != c.want {
			t.Errorf("Text(%q) = %q, want %q", c.text, got, c.want)
		}
	}
	for r := rune(0x80); r < 0x3000; r++ {
		for _, drawn := range pen.Text(string(r)) {
			if runewidth.IsAmbiguousWidth(drawn) {
				t.Errorf("%U is drawn as the ambiguous %U", r, drawn)
			}
		}
	}
}

func TestNothingFromOutsideActsOnTheTerminal(t *testing.T) {
	for name, pen := range pens() {
		got := pen.Text("a\x1b]52;c;eA==\x07b\u202ec\u200bd\x9b31me\rf")
		for _, r := range got {
			if r < 0x20 || r >= 0x7f && r < 0xa0 || r == '\u202e' || r == '\u200b' {
				t.Errorf("%s: %U is left in %q", name, r, got)
			}
		}
	}
}

func TestWrapFollowsChineseTypography(t *testing.T) {
	pen := pens()["normal"]
	for _, c := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"fits", "按时办结。", 10, []string{"按时办结。"}},
		{"closing mark stays off the start", "按时办结任务。", 12, []string{"按时办结任", "务。"}},
		{"opening mark stays off the end", "按时办结（任务）", 10, []string{"按时办结", "（任务）"}},
		{"several closing marks", "按照《办法》，办理", 12, []string{"按照《办", "法》，办理"}},
		{"words stay whole", "更新 opendata 数据", 10, []string{"更新", "opendata", "数据"}},
		{"figures stay whole", "前完成12345热线", 8, []string{"前完成", "12345热", "线"}},
		{"a word longer than the line", "abcdefghijkl", 5, []string{"abcde", "fghij", "kl"}},
		{"an address of the web stays whole", "见 https://a.cn/b?c=1%20&d=~e", 28, []string{"见", "https://a.cn/b?c=1%20&d=~e"}},
		{"a time of day stays whole", "定于上午10:30开会", 12, []string{"定于上午", "10:30开会"}},
		{"line feeds", "一\n二", 10, []string{"一", "二"}},
		{"empty", "", 10, []string{""}},
		{"nothing but closing marks", "。。。。。。", 4, []string{"。。", "。。", "。。"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := pen.Wrap(c.text, c.width); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A text that is shown whole, as on the command line, fits a terminal that counts each
// character of a cluster.
func TestWrapCountsEachCharacterOfACluster(t *testing.T) {
	const width = 20
	pen := draw.NewPen(false, draw.NewTheme(draw.ThemeMono, false))
	pen.Whole = true
	for _, cluster := range []string{"👍🏽", "🇨🇳", "\uff76\uff9e"} {
		lines := pen.Wrap(strings.Repeat(cluster, 2*width), width)
		if len(lines) < 2 || strings.Join(lines, "") != strings.Repeat(cluster, 2*width) {
			t.Errorf("%q became %q", cluster, lines)
		}
		for _, line := range lines {
			columns := 0
			for _, r := range line {
				columns += draw.Width(string(r))
			}
			if columns > width {
				t.Errorf("%q takes %d of %d columns", line, columns, width)
			}
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("对照中国政府法制信息网（频道）上“更新”，2021年11月20日前完成。", 20)
	f.Add("a b", 2)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if width < 2 || width > 200 || !utf8.ValidString(text) {
			t.Skip()
		}
		pen := draw.NewPen(false, draw.NewTheme(draw.ThemeMono, false))
		lines := pen.Wrap(text, width)
		for _, line := range lines {
			if draw.Width(line) > width {
				t.Fatalf("%q takes %d of %d columns", line, draw.Width(line), width)
			}
		}
		without := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := without(strings.Join(lines, "")), without(pen.Text(text)); got != want {
			t.Fatalf("text was lost: %q became %q", want, got)
		}
	})
}

func TestBoxIsExactlyAsLargeAsAsked(t *testing.T) {
	for name, pen := range pens() {
		for width := range 40 {
			for height := range 6 {
				for _, heavy := range []bool{false, true} {
					lines := pen.Box(draw.Box{
						Title: "任务 8/30", Foot: " +12 ", Width: width, Height: height, Heavy: heavy,
						Lines: []string{"一二三四五六七八九十", "x"},
					})
					if len(lines) != height {
						t.Fatalf("%s: %d lines instead of %d", name, len(lines), height)
					}
					for _, line := range lines {
						if draw.Width(line) != width {
							t.Fatalf("%s %dx%d: %q is %d wide", name, width, height, line, draw.Width(line))
						}
					}
				}
			}
		}
	}
}

func TestOverKeepsWhatIsBehindInPlace(t *testing.T) {
	got := draw.Over([]string{"一二三四五", "一二三四五"}, []string{"ab", "ab"}, 3, 0)
	want := []string{"一 ab 四五", "一 ab 四五"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBarTellsSomeFromNoneAndAll(t *testing.T) {
	pen := pens()["ascii"]
	for _, c := range []struct {
		done, total int
		want        string
	}{{0, 0, "...."}, {0, 9, "...."}, {1, 30, "#..."}, {29, 30, "###."}, {30, 30, "####"}} {
		if got := pen.Bar(c.done, c.total, 4); got != c.want {
			t.Errorf("Bar(%d, %d) = %q, want %q", c.done, c.total, got, c.want)
		}
	}
}

// Every line of a person's text but the first has the margin, so that none passes for a
// head.
func TestWrapUnderHasAMargin(t *testing.T) {
	pen := draw.NewPen(false, draw.Theme{})
	got := pen.WrapUnder("11-20 王 备注：", "已催办\n\n待答复，下周再问一次科室负责人", 20)
	want := []string{"11-20 王 备注：已催", "  │ 办", "  │ 待答复，下周再问", "  │ 一次科室负责人"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Width takes a short cut for what most texts consist of. It is what the ruler says of
// each of these characters, alone and beside any other of a kind that might join it.
func TestWidthIsTheRulers(t *testing.T) {
	t.Parallel()
	neighbours := []string{"", "a", "、", "\u0301", "\u200d", "\ufe0f", "\u20e3", "👍", "🏽", "한", "\u11a8", "\x1b[1m", "\u3099", "é", "…", "\xff", "\n"}
	for r := rune(0); r < 0x10000; r++ {
		if isRare := r > 0x80 && r < 0x2000 || r > 0x3040 && r < 0xff00; isRare && r%13 != 0 && r != 0x4e00 && r != 0x9fff {
			continue
		}
		for _, other := range neighbours {
			for _, text := range []string{string(r) + other, other + string(r)} {
				if got, want := draw.Width(text), ansi.StringWidth(text); got != want {
					t.Fatalf("%q: %d, the ruler says %d", text, got, want)
				}
			}
		}
	}
}
