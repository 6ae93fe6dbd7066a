package tui_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/store/memory"
	"duban/tui"
	"duban/tui/draw"
	"duban/tui/paint"
	"duban/tui/terminaltest"
)

// A referee is a terminal of others. It returns the rows that it shows after each
// of the pieces of a stream.
type referee func(t *testing.T, width, height int, pieces [][]byte) [][]string

func referees() map[string]referee {
	return map[string]referee{"tmux": inTmux, "pyte": inPyte, "xterm": inXterm}
}

// need skips the test, by the name of what is missing.
func need(t *testing.T, programs ...string) {
	t.Helper()
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed", program)
		}
	}
}

func inPyte(t *testing.T, width, height int, pieces [][]byte) [][]string {
	const python = "/usr/bin/python3"
	need(t, python)
	if exec.Command(python, "-c", "import pyte").Run() != nil {
		t.Skip("python3-pyte is not installed")
	}
	input, err := json.Marshal(map[string]any{"width": width, "height": height, "pieces": pieces})
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(python, "testdata/pyte_rows.py")
	command.Stdin = bytes.NewReader(input)
	output, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var shown [][]string
	if err := json.Unmarshal(output, &shown); err != nil {
		t.Fatal(err)
	}
	return shown
}

func inTmux(t *testing.T, width, height int, pieces [][]byte) [][]string {
	dir := t.TempDir()
	// A piece is shown once it is there, and its mark says that all of it is.
	script := fmt.Sprintf("stty raw -echo; cd '%s'; for i in $(seq 0 %d); do while [ ! -e $i.piece ]; do sleep 0.02; done; cat $i.piece; printf '\\033]2;piece%%d\\007' $i; done; sleep 60", dir, len(pieces)-1)
	tmux := terminaltest.RunInTmux(t, width, height, script)
	var shown [][]string
	for i, piece := range pieces {
		file := filepath.Join(dir, fmt.Sprint(i))
		if err := errors.Join(os.WriteFile(file, piece, 0o600), os.Rename(file, file+".piece")); err != nil {
			t.Fatal(err)
		}
		mark := fmt.Sprintf("piece%d", i)
		for deadline := time.Now().Add(20 * time.Second); !strings.Contains(tmux("display-message", "-p", "#{pane_title}"), mark); {
			if time.Now().After(deadline) {
				t.Fatalf("tmux does not come to piece %d", i)
			}
			time.Sleep(20 * time.Millisecond)
		}
		shown = append(shown, strings.Split(strings.TrimRight(tmux("capture-pane", "-p"), "\n"), "\n"))
	}
	return shown
}

// clusters reads the corpus.
func clusters(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/clusters.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "# ") {
			continue
		}
		text, err := strconv.Unquote(`"` + strings.TrimRight(line, "\n") + `"`)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		all = append(all, text)
	}
	return all
}

// clusterOffice is a ledger that has texts of the corpus in every field.
func clusterOffice(t *testing.T, all []string, random *rand.Rand) *office {
	t.Helper()
	pick := func() string { return all[random.IntN(len(all))] }
	o := newOffice(t)
	plan := *o.load(t).Plan
	plan.Title, plan.Issuer = pick()+"方案", pick()
	plan.Categories = slices.Clone(plan.Categories)
	for i := range plan.Categories {
		plan.Categories[i].Title = pick()
	}
	plan.Tasks = slices.Clone(plan.Tasks)
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		task.Text = pick() + task.Text[:len("加强")] + all[i%len(all)] + pick()
		task.Lead, task.Assist = []string{pick() + "科"}, []string{pick(), pick()}
		task.DueWords = pick()
		if task.Quota != nil {
			quota := *task.Quota
			quota.Words = pick()
			task.Quota = &quota
		}
	}
	o.Ledger = memory.New()
	var err error
	if o.plan, err = o.Import(t.Context(), &plan, pick(), o.tick()); err != nil {
		t.Fatal(err)
	}
	for i := range plan.Tasks {
		id := plan.Tasks[i].ID
		o.apply(t, pick(), model.Change{Task: id, Kind: model.KindNote, Note: all[(i+20)%len(all)] + "\n" + pick() + strings.Repeat(pick(), 4)})
		if i%3 == 0 {
			o.apply(t, pick(), markDone(id))
		}
	}
	o.apply(t, pick(), model.Change{Task: "5", Kind: model.KindTick, On: model.Date{Year: 2021, Month: 11, Day: 9}, Note: pick()})
	return o
}

// rows are what a frame must look like, without blanks at the right.
func rows(frame string) []string {
	lines := strings.Split(ansi.Strip(frame), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

func sameRows(t *testing.T, what string, want, got []string) {
	t.Helper()
	for y := range max(len(want), len(got)) {
		w, g := "", ""
		if y < len(want) {
			w = want[y]
		}
		if y < len(got) {
			g = strings.TrimRight(got[y], " ")
		}
		if w != g {
			t.Fatalf("%s: row %d: want\n%q, got\n%q\nthe screen is\n%s", what, y, w, g, strings.Join(got, "\n"))
		}
	}
}

// walkClusters presses keys at random over texts of the corpus. It returns the
// bytes after every few keys, and what the screen must show then.
func walkClusters(t *testing.T, seed uint64, width, height int, adapt func(*tui.Options)) (pieces [][]byte, frames []string) {
	all := clusters(t)
	random := rand.New(rand.NewPCG(seed, 9))
	o := clusterOffice(t, all, random)
	host := all[random.IntN(len(all))]
	d := sit(t, o, width, height, adapt, withPlans(o), func(o *tui.Options) { o.Host = host })
	keys := []string{
		"j", "j", "j", "k", "G", "g", "<pgdown>", "<tab>", "1", "2", "3", "4", "<enter>", "<esc>", "<esc>", " ", "n", "t", "e", "v", "w", "m", "y", "c", "F",
		"/", "o", "f", "?", "p", "i", "<bs>", "<left>", "<left>", "<home>", "<end>", "u", "<a-enter>",
	}
	var out bytes.Buffer
	renderer := paint.NewRenderer(paint.NewWriter(&out))
	_ = renderer.Enter()
	renderer.Resize(width, height)
	for step := range 120 {
		if step%3 == 2 {
			for _, r := range []rune(all[random.IntN(len(all))])[:1+random.IntN(3)%len([]rune(all[0]))] {
				d.press(string(r))
			}
		}
		d.press(keys[random.IntN(len(keys))])
		for len(d.messages) > 0 {
			d.send(<-d.messages)
		}
		_ = renderer.Draw(d.styledFrame())
		if step%12 == 11 {
			pieces = append(pieces, slices.Clone(out.Bytes()))
			frames = append(frames, d.styledFrame())
			out.Reset()
		}
	}
	return pieces, frames
}

// Whatever characters texts have, every terminal shows the frame whole, and the
// same as if it had been drawn anew.
func TestClustersInTerminals(t *testing.T) {
	for name, show := range referees() {
		for _, c := range []struct {
			width, height int
			manner        string
		}{{80, 24, "zh"}, {120, 36, "zh-ascii"}} {
			t.Run(fmt.Sprintf("%s-%dx%d-%s", name, c.width, c.height, c.manner), func(t *testing.T) {
				seed := rand.Uint64()
				t.Logf("seed %d", seed)
				checkWalk(t, show, seed, c.width, c.height, manners()[c.manner])
			})
		}
	}
}

func checkWalk(t *testing.T, show referee, seed uint64, width, height int, adapt func(*tui.Options)) {
	t.Helper()
	pieces, frames := walkClusters(t, seed, width, height, adapt)
	for i, got := range show(t, width, height, pieces) {
		sameRows(t, fmt.Sprintf("piece %d", i), rows(frames[i]), got)
	}
	var out bytes.Buffer
	renderer := paint.NewRenderer(paint.NewWriter(&out))
	renderer.Resize(width, height)
	_ = renderer.Draw(frames[len(frames)-1])
	sameRows(t, "drawn anew", rows(frames[len(frames)-1]), show(t, width, height, [][]byte{out.Bytes()})[0])
}

// The ruler that counts ambiguous characters as wide is chosen when the program
// starts.
func TestClustersWithTheOtherRuler(t *testing.T) {
	const other = "RUNEWIDTH_EASTASIAN=1"
	if slices.Contains(os.Environ(), other) {
		t.Skip("this is the other ruler")
	}
	command := exec.Command(os.Args[0], "-test.run=^(TestClustersInTerminals|TestDrawnCharactersInTerminals)$", "-test.v")
	command.Env = append(os.Environ(), other)
	output, err := command.CombinedOutput()
	if err != nil {
		t.Errorf("%v: %s", err, output)
	}
}

// Every character that a screen can hold has the width that the ruler counts, in
// every terminal, and nothing joins another.
func TestDrawnCharactersInTerminals(t *testing.T) {
	pen := draw.NewPen(false, draw.NewTheme(draw.ThemeMono, false))
	seen := map[rune]bool{}
	var drawn []rune
	for r := rune(0x21); r <= 0x10ffff; r++ {
		// Of ideographs and syllables a few do.
		if r >= 0x3400 && r < 0xfa00 && r%251 != 0 || r >= 0x17000 && r < 0x1f000 && r%61 != 0 || r >= 0x20000 && r%997 != 0 {
			continue
		}
		for _, d := range pen.Text("一" + string(r) + "一") {
			if !seen[d] {
				seen[d] = true
				drawn = append(drawn, d)
			}
		}
	}
	const columns, apart = 30, 4
	var stream bytes.Buffer
	var want []string
	for line := range slices.Chunk(drawn, columns) {
		row := ""
		for i, r := range line {
			fmt.Fprintf(&stream, "\x1b[%dG%c|", i*apart+1, r)
			row += draw.Fill(string(r)+"|", apart)
			if draw.Width(string(r)+string(r)+"a"+string(r)) != 3*draw.Width(string(r))+1 {
				t.Errorf("%U joins", r)
			}
		}
		want = append(want, strings.TrimRight(row, " "))
		stream.WriteString("\r\n")
	}
	for name, show := range referees() {
		t.Run(name, func(t *testing.T) {
			got := show(t, columns*apart, len(want)+1, [][]byte{stream.Bytes()})[0]
			for y := range want {
				if g := strings.TrimRight(got[y], " "); g != want[y] {
					t.Errorf("row %d: want\n%q, got\n%q", y, want[y], g)
				}
			}
		})
	}
}
