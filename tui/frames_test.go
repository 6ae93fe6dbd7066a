package tui_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"

	"duban/model"
	"duban/tui"
	"duban/tui/draw"
	"duban/tui/words"
)

// manners are the ways in which a screen can be drawn.
func manners() map[string]func(*tui.Options) {
	pen := func(ascii bool, theme string) func(*tui.Options) {
		return func(o *tui.Options) { o.Pen = draw.NewPen(ascii, draw.NewTheme(theme, false)) }
	}
	english := func(o *tui.Options) { o.Words = words.In(words.English) }
	return map[string]func(*tui.Options){
		"zh":         pen(false, draw.ThemeColor),
		"zh-mono":    pen(false, draw.ThemeMono),
		"zh-ascii":   pen(true, draw.ThemeMono),
		"en":         english,
		"en-ascii":   func(o *tui.Options) { english(o); pen(true, draw.ThemeMono)(o) },
		"zh-visitor": func(o *tui.Options) { o.ReadOnly = true },
	}
}

func TestGoldenFrames(t *testing.T) {
	scenes := []struct {
		name   string
		keys   []string
		isForm bool
	}{
		{"start", nil, false},
		{"filtered", []string{"f", "o", "bgs", "<enter>", "j", "j", "j"}, false},
		{"note", []string{"j", "n", "已送 OA 系统"}, false},
		{"help", []string{"?"}, false},
		{"chooser", []string{"o", "k"}, false},
		{"categories", []string{"1", "j", "j", "j", "j"}, false},
		{"detail", []string{"/", "18", "<enter>", "4"}, false},
		{"lines", []string{"j", "n", "局办来电：", "<a-enter>", "材料见 粤卫办〔2021〕12号"}, false},
		{"marked", []string{"v", "v", "j", "j", "v", "/", "公开", "<enter>"}, false},
		{"quota", []string{"/", "5", "<enter>", "4"}, false},
		{"tick", []string{"/", "5", "<enter>", "t", "2021-12-01", "<enter>"}, false},
		{"extend", []string{"/", "20", "<enter>", "e", "12-31", "<enter>"}, false},
		{"add", []string{"A", "整理信访档案", "<enter>", "zcjd", "<enter>", "<enter>", "cwk", "<enter>", "、督查科", "<enter>", "<enter>", "9-31", "<c-s>"}, true},
		{"choices", []string{"A", "<tab>", "zhengce", "<down>"}, true},
		{"edit", []string{"/", "20", "<enter>", "E", "<down>", "<down>", "<down>", "<down>", "<c-u>", "12-15", "<c-s>"}, true},
		{"edit-several", []string{"v", "v", "E", "<tab>", "<tab>"}, true},
		{"cancel", []string{"j", "X", "与上级任务重复"}, true},
		{"copy", []string{"v", "v", "Y", "<tab>", "<tab>"}, false},
		{"palette", []string{":", "<down>"}, false},
		{"nothing", []string{"/", "没有这样的任务", "<enter>"}, false},
	}
	sizes := []struct{ width, height int }{{80, 24}, {120, 36}, {60, 15}, {40, 10}, {180, 40}}
	for _, size := range sizes {
		for manner, adapt := range manners() {
			for _, scene := range scenes {
				ordinary := manner == "zh" && size.width >= 60
				if manner == "zh-visitor" && scene.isForm {
					continue // refused, as TestFormsOfARole shows
				}
				if scene.name != "start" && !ordinary && (size.width != 80 || scene.name == "nothing") {
					continue
				}
				name := fmt.Sprintf("%dx%d-%s-%s", size.width, size.height, manner, scene.name)
				t.Run(name, func(t *testing.T) {
					o := newOffice(t)
					o.morning(t)
					d := sit(t, o, size.width, size.height, adapt).press(scene.keys...)
					measure(t, d.styledFrame(), size.width, size.height)
					d.golden(t, name, manner)
				})
			}
		}
	}
}

// A window without any room shows nothing, in any manner, and comes back.
func TestAWindowWithoutRoom(t *testing.T) {
	for manner, adapt := range manners() {
		d := sit(t, newOffice(t), 0, 0, adapt).press("j")
		if frame := d.styledFrame(); frame != "" {
			t.Errorf("%s: %q", manner, frame)
		}
		d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		if d.frame() == "" {
			t.Errorf("%s: the screen stays empty", manner)
		}
	}
}

// golden compares the frame; without colours, what is bold or reversed counts too.
func (d *driver) golden(t *testing.T, name, manner string) {
	t.Helper()
	if strings.Contains(manner, "mono") {
		golden(t, name, strings.ReplaceAll(d.styledFrame(), "\x1b", "␛"))
		return
	}
	golden(t, name, d.frame())
}

func TestColoursOfAFrame(t *testing.T) {
	o := newOffice(t)
	o.morning(t)
	golden(t, "80x24-zh-colours", strings.ReplaceAll(sit(t, o, 80, 24).press("/", "主动", "<enter>").styledFrame(), "\x1b", "␛"))
	golden(t, "120x36-zh-colours", strings.ReplaceAll(sit(t, o, 120, 36).press("/", "公开", "<enter>", "4").styledFrame(), "\x1b", "␛"))
}

// The detail shows all of a task, however long: the last of many offices, and who
// verified it.
func TestTheDetailHoldsAllOfATask(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ width, height int }{{60, 120}, {80, 120}, {120, 120}, {180, 120}} {
		for _, manner := range []string{"zh", "zh-mono", "en-ascii"} {
			o := newOffice(t)
			old := o.load(t)
			plan := *old.Plan
			plan.Tasks = slices.Clone(plan.Tasks)
			task := &plan.Tasks[0]
			task.Assist = nil
			for i := range 20 {
				task.Assist = append(task.Assist, fmt.Sprintf("Office-%d-of-the-bureau", i))
			}
			task.DueWords = strings.Repeat("根据上级统一安排", 12) + " the-end"
			if err := o.Revise(t.Context(), old.Reconcile(&plan), "desk1", o.tick()); err != nil {
				t.Fatal(err)
			}
			o.apply(t, "desk1", markDone("1"))
			o.apply(t, "a-colleague-with-a-long-name", model.Change{Task: "1", Kind: model.KindVerify})
			d := sit(t, o, size.width, size.height, manners()[manner]).press("4")
			measure(t, d.styledFrame(), size.width, size.height)
			whole := strings.NewReplacer(" ", "", "\n", "", "┃", "", "│", "", "|", "", "#", "").Replace(d.frame())
			for _, want := range []string{"Office-0-of-the-bureau", "Office-19-of-the-bureau", "the-end"} {
				if !strings.Contains(whole, want) {
					t.Errorf("%s, %d columns: no %q in\n%s", manner, size.width, want, d.frame())
				}
			}
			if strings.Count(whole, "a-colleague-with-a-long-name") < 2 {
				t.Errorf("%s, %d columns: who verified it is cut:\n%s", manner, size.width, d.frame())
			}
		}
	}
}

// TestEveryFrameFits walks at random through all keys and sizes, in every
// manner. The ASCII manner must not show a character whose width is ambiguous.
func TestEveryFrameFits(t *testing.T) {
	keys := []string{
		"j", "k", "g", "G", "<pgup>", "<pgdown>", "<tab>", "<s-tab>", "h", "l", "1", "2", "3", "4", "<enter>", "<esc>",
		" ", "s", "n", "t", "e", "A", "E", "X", "<c-s>", "v", "V", "<a-enter>", "2021-11-30", "w", "a", "m", "y", "c", "F", "d", "<f2>", "u", "<c-r>", "/", "o", "O", "r", "f", "?", "p", "i", "next.txt", "办", "“公开”", "b", "①", "<bs>", "<left>", "<home>",
	}
	for manner, adapt := range manners() {
		t.Run(manner, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			o.morning(t)
			o.apply(t, "desk2", model.Change{Task: "1", Kind: model.KindNote, Note: "一\n二\x1b[31m“三”…" + strings.Repeat("长", 300)})
			o.lastYear(t)
			seed := rand.Uint64()
			random := rand.New(rand.NewPCG(seed, 1))
			t.Logf("seed %d", seed)
			d := sit(t, o, 80, 24, adapt, withPlans(o))
			width, height := 80, 24
			for range 600 {
				if random.IntN(8) == 0 {
					width, height = random.IntN(252), random.IntN(82)
					d.send(tea.WindowSizeMsg{Width: width, Height: height})
				}
				key := keys[random.IntN(len(keys))]
				d.press(key)
				for len(d.messages) > 0 {
					d.send(<-d.messages)
				}
				frame := d.styledFrame()
				measure(t, frame, width, height)
				plain := ansi.Strip(frame)
				if strings.TrimSpace(plain) == "" && width > 1 && height > 0 {
					t.Errorf("the screen is %q", plain)
				}
				if strings.Contains(manner, "ascii") && strings.ContainsFunc(plain, runewidth.IsAmbiguousWidth) {
					t.Fatalf("ambiguous characters after %q:\n%s", key, plain)
				}
				if strings.ContainsFunc(plain, func(r rune) bool { return r != '\n' && r < 0x20 || r == 0x9b || r == '\ufffd' }) {
					t.Fatalf("raw or torn characters after %q:\n%q", key, plain)
				}
				if t.Failed() {
					t.Fatalf("after %q at %dx%d:\n%s", key, width, height, plain)
				}
			}
		})
	}
}
