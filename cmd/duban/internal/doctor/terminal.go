package doctor

import (
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

// What the terminal is asked to draw. A terminal set to GBK takes the first for
// three characters, as its six bytes make up three pairs.
const (
	chineseSample   = "督办"
	ambiguousSample = "│●…"
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

// descriptor is a file, as the system sees it.
type descriptor interface{ Fd() uintptr }

// askTerminal draws the samples on an empty line and asks each time where the
// cursor is. What is typed meanwhile is lost; nothing of the answers is left for
// the shell.
func askTerminal(input io.Reader, output io.Writer) answer {
	var result answer
	in, isFile := input.(descriptor)
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
		_ = unix.IoctlSetInt(int(in.Fd()), unix.TCFLSH, unix.TCIFLUSH)
		_ = term.Restore(int(in.Fd()), before)
	}()
	if result.chinese = drawnColumns(in, out, chineseSample); result.chinese > 0 {
		result.ambiguous = drawnColumns(in, out, ambiguousSample)
	}
	return result
}

// drawnColumns returns how many columns a sample takes; 0 if the terminal does
// not answer.
func drawnColumns(in descriptor, out *os.File, sample string) int {
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
func readBefore(in descriptor, deadline time.Time) ([]byte, bool) {
	files := []unix.PollFd{{Fd: int32(in.Fd()), Events: unix.POLLIN}}
	for {
		left := time.Until(deadline)
		if left <= 0 {
			return nil, false
		}
		n, err := unix.Poll(files, int(left.Milliseconds())+1)
		if errors.Is(err, unix.EINTR) {
			continue
		}
		if err != nil || n == 0 {
			return nil, false
		}
		var part [256]byte
		length, err := unix.Read(int(in.Fd()), part[:])
		if err != nil || length <= 0 {
			return nil, false
		}
		return part[:length], true
	}
}
