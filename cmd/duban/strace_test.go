package main

import (
	"bufio"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// tracedCalls are all that change files or names, make them certain, or say which
// descriptor is which file.
const tracedCalls = "trace=open,openat,openat2,creat,close,dup,dup2,dup3,fcntl,lseek,mmap," +
	"read,write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,fallocate,copy_file_range,sendfile,splice," +
	"fsync,fdatasync,sync,syncfs,sync_file_range," +
	"link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,rename,renameat,renameat2,mkdir,mkdirat"

// systemCall is a call that succeeded.
type systemCall struct {
	name      string
	arguments []string
	result    int64
}

// parseTrace reads what strace -f -y writes, with or without -xx. A call that
// another thread's interrupts has two lines.
func parseTrace(t *testing.T, input io.Reader) []systemCall {
	t.Helper()
	lines := bufio.NewScanner(input)
	lines.Buffer(nil, 1<<28)
	begun := map[string]string{}
	thread := regexp.MustCompile(`^(\d+)\s+`)
	resumed := regexp.MustCompile(`^<\.\.\. \w+ resumed>`)
	var calls []systemCall
	for lines.Scan() {
		call, number := lines.Text(), ""
		if found := thread.FindStringSubmatch(call); found != nil {
			number, call = found[1], call[len(found[0]):]
		}
		first, interrupted := strings.CutSuffix(call, "<unfinished ...>")
		switch {
		case interrupted && strings.HasPrefix(call, "close("):
			// The descriptor is free for others from here on.
			call = strings.TrimSpace(first) + ") = 0"
		case interrupted:
			begun[number] = first
			continue
		case strings.HasPrefix(call, "<... close resumed>"):
			continue
		default:
			if rest := resumed.FindString(call); rest != "" {
				call = begun[number] + call[len(rest):]
			}
		}
		if parsed, succeeded := parseCall(t, call); succeeded {
			calls = append(calls, parsed)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return calls
}

func parseCall(t *testing.T, line string) (call systemCall, succeeded bool) {
	t.Helper()
	open, end := strings.Index(line, "("), strings.LastIndex(line, " = ")
	if open < 0 || end < open {
		return systemCall{}, false // a signal, or the end of a process
	}
	result := regexp.MustCompile(`^-?\d+`).FindString(strings.TrimSpace(line[end+len(" = "):]))
	number, err := strconv.ParseInt(result, 10, 64)
	if err != nil || number < 0 {
		return systemCall{}, false // an address, no result yet, or a failure
	}
	inside := strings.TrimSuffix(strings.TrimSpace(line[open+1:end]), ")")
	return systemCall{name: line[:open], arguments: splitArguments(inside), result: number}, true
}

// splitArguments splits at commas outside of strings and brackets.
func splitArguments(text string) []string {
	var found []string
	depth, quoted, from := 0, false, 0
	for at := range len(text) {
		switch c := text[at]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case strings.IndexByte("{[<(", c) >= 0:
			depth++
		case strings.IndexByte("}]>)", c) >= 0:
			depth--
		case c == ',' && depth == 0:
			found, from = append(found, strings.TrimSpace(text[from:at])), at+1
		}
	}
	return append(found, strings.TrimSpace(text[from:]))
}

// text returns the string in an argument, whole or of an array of buffers.
func (c systemCall) text(t *testing.T, at int) string {
	t.Helper()
	var text strings.Builder
	for rest := c.arguments[at]; ; {
		_, after, isMore := strings.Cut(rest, `"`)
		inside, after, closed := strings.Cut(after, `"`)
		if !isMore || !closed {
			return text.String()
		}
		text.WriteString(unescape(t, inside))
		rest = after
	}
}

// descriptor returns a descriptor, and the path that strace gives it.
func (c systemCall) descriptor(t *testing.T, at int) (number int, path string) {
	t.Helper()
	digits, path, _ := strings.Cut(c.arguments[at], "<")
	number, err := strconv.Atoi(digits)
	if err != nil {
		number = -1 // AT_FDCWD
	}
	return number, unescape(t, strings.TrimSuffix(strings.TrimSuffix(path, "(deleted)"), ">"))
}

func (c systemCall) number(t *testing.T, at int) int64 {
	t.Helper()
	number, err := strconv.ParseInt(c.arguments[at], 0, 64)
	if err != nil {
		t.Fatalf("%s, argument %d: %v", c.name, at, err)
	}
	return number
}

func (c systemCall) has(at int, flag string) bool {
	for _, set := range strings.Split(c.arguments[at], "|") {
		if set == flag {
			return true
		}
	}
	return false
}

// unescape reads \x41\x42; what is not escaped stays.
func unescape(t *testing.T, text string) string {
	t.Helper()
	if !strings.Contains(text, `\x`) {
		return text
	}
	raw := make([]byte, 0, len(text)/4)
	for at := 0; at < len(text); {
		if !strings.HasPrefix(text[at:], `\x`) || at+4 > len(text) {
			raw, at = append(raw, text[at]), at+1
			continue
		}
		high, low := unhex(text[at+2]), unhex(text[at+3])
		if high > 15 || low > 15 {
			t.Fatalf("%.80s: no byte", text[at:])
		}
		raw, at = append(raw, high<<4|low), at+4
	}
	return string(raw)
}

func unhex(digit byte) byte {
	switch {
	case '0' <= digit && digit <= '9':
		return digit - '0'
	case 'a' <= digit && digit <= 'f':
		return digit - 'a' + 10
	}
	return 255
}
