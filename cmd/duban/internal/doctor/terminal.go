package doctor

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"time"

	"golang.org/x/term"

	"duban/cmd/duban/internal/terminal"
)

// What the terminal is asked to draw. A terminal set to GBK takes the first for
// three characters, as its six bytes make up three pairs.
const (
	chineseSample   = "督办"
	ambiguousSample = terminal.AmbiguousSample
)

// answerTime is how long the terminal may take for each answer: several times
// what a packet takes over a bad line.
const answerTime = time.Second

// answer has the size of the terminal and the width of the samples in columns, 0
// where it did not answer.
type answer struct {
	width, height      int
	chinese, ambiguous int
}

// askTerminal draws the samples on an empty line and asks each time where the
// cursor is. What is typed meanwhile is lost; nothing of the answers is left for
// the shell.
func askTerminal(input io.Reader, output io.Writer) answer {
	var result answer
	in, isFile := input.(terminal.Descriptor)
	out, isFileToo := output.(*os.File)
	if !isFile || !isFileToo {
		return result
	}
	result.width, result.height, _ = term.GetSize(int(out.Fd()))
	before, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return result
	}
	defer func() {
		_, _ = io.WriteString(out, "\r\x1b[K")
		terminal.DropInput(in)
		_ = term.Restore(int(in.Fd()), before)
	}()
	if result.chinese = drawnColumns(in, out, chineseSample); result.chinese > 0 {
		result.ambiguous = drawnColumns(in, out, ambiguousSample)
	}
	return result
}

// drawnColumns returns how many columns a sample takes; 0 if the terminal does
// not answer.
func drawnColumns(in terminal.Descriptor, out *os.File, sample string) int {
	if _, err := fmt.Fprintf(out, "\r\x1b[K%s\x1b[6n", sample); err != nil {
		return 0
	}
	position := regexp.MustCompile(`\x1b\[\d+;(\d+)R`)
	var got []byte
	deadline := time.Now().Add(answerTime)
	for len(got) < 1<<12 {
		if found := position.FindSubmatch(got); found != nil {
			column, _ := strconv.Atoi(string(found[1]))
			return max(column-1, 0)
		}
		part, ok := readBefore(in, deadline)
		if !ok {
			return 0
		}
		got = append(got, part...)
	}
	return 0
}

// readBefore reads what there is to read before the deadline.
func readBefore(in terminal.Descriptor, deadline time.Time) ([]byte, bool) {
	if !terminal.WaitForInput(in, time.Until(deadline)) {
		return nil, false
	}
	var part [256]byte
	length, err := terminal.ReadInput(in, part[:])
	if err != nil || length <= 0 {
		return nil, false
	}
	return part[:length], true
}
