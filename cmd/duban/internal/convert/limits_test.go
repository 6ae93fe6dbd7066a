//go:build unix

package convert_test

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"duban/cmd/duban/internal/convert"
	"duban/model"
)

// pretend returns a converter whose LibreOffice is a script. In it $out is the folder of
// the output, and $note a file outside.
func pretend(t *testing.T, script string) (c *convert.Converter, note string) {
	t.Helper()
	folder := t.TempDir()
	note = filepath.Join(folder, "note")
	program := filepath.Join(folder, "soffice")
	text := "#!/bin/sh\nout=$HOME/out; mkdir $out; note=" + note + "\n" + script + "\n"
	if err := os.WriteFile(program, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", t.TempDir())
	t.Cleanup(func() {
		if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	})
	return &convert.Converter{Soffice: program, Limits: convert.DefaultLimits()}, note
}

// Each way in which a program can go wrong is a refusal.
func TestProgramsGoneWrong(t *testing.T) {
	for name, test := range map[string]struct {
		script string
		want   model.DocumentProblem
	}{
		"writes nothing":     {"exit 0", model.DocumentNotConverted},
		"fails":              {"echo x > $out/document.docx; exit 3", model.DocumentNotConverted},
		"writes a link":      {"ln -s /etc/passwd $out/document.docx", model.DocumentNotConverted},
		"links its folder":   {"rmdir $out; ln -s /etc $out", model.DocumentNotConverted},
		"writes a pipe":      {"mkfifo $out/document.docx", model.DocumentNotConverted},
		"writes a folder":    {"mkdir $out/document.docx", model.DocumentNotConverted},
		"writes without end": {"yes > $out/document.docx", model.DocumentNotConverted},
		"takes all memory":   {"x=$(head -c 100000000 /dev/zero | tr '\\0' x) && echo x > $out/document.docx", model.DocumentNotConverted},
		"leaves a process":   {"sleep 600 & echo x > $out/document.docx", model.DocumentNotConverted},
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := pretend(t, test.script)
			c.Limits.File, c.Limits.Memory = 1<<20, 64<<20
			_, err := c.Office(t.Context(), []byte("x"), "doc", "docx")
			var refused *model.DocumentError
			if !errors.As(err, &refused) || refused.Problem != test.want {
				t.Errorf("%v", err)
			}
		})
	}
}

// A program sees nothing of the user's environment, and gets the document under a name
// of our own.
func TestProgramsAreAlone(t *testing.T) {
	t.Setenv("SECRET", "of the user")
	c, _ := pretend(t, `{ env; pwd; ls -R; ulimit -v; for last; do :; done; cat "$last"; } > $out/document.docx`)
	data, err := c.Office(t.Context(), []byte("the document"), "doc", "docx")
	if err != nil {
		t.Fatal(err)
	}
	got := string(data)
	for _, want := range []string{"HOME=" + os.Getenv("TMPDIR"), "document.doc\n", "registrymodifications.xcu", strconv.Itoa(c.Limits.Memory >> 10), "the document"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "of the user") {
		t.Errorf("the program sees the environment:\n%s", got)
	}
}

// All processes that a program has started end at the time limit, and when the user
// cancels.
func TestProgramsEnd(t *testing.T) {
	const script = `sleep 600 & echo $! $$ > $note.new; mv $note.new $note; wait`
	for name, cancels := range map[string]bool{"time limit": false, "cancelled": true} {
		t.Run(name, func(t *testing.T) {
			c, note := pretend(t, script)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if !cancels {
				c.Limits.Time = time.Second
			} else {
				go func() {
					for len(readNote(note)) == 0 {
						time.Sleep(time.Millisecond)
					}
					cancel()
				}()
			}
			_, err := c.Office(ctx, []byte("x"), "doc", "docx")
			var refused *model.DocumentError
			if cancels != isCancelled(err) || !cancels && (!errors.As(err, &refused) || refused.Problem != model.DocumentNotConverted) {
				t.Errorf("%v", err)
			}
			for _, id := range readNote(note) {
				if isRunning(id) {
					t.Errorf("process %d still runs", id)
				}
			}
		})
	}
}

// A process that a program has left behind ends with it, though it holds none of its pipes.
func TestProcessesLeftBehindEnd(t *testing.T) {
	c, note := pretend(t, `sleep 600 >/dev/null 2>&1 & echo $! > $note; echo x > $out/document.docx`)
	data, err := c.Office(t.Context(), []byte("x"), "doc", "docx")
	if err != nil || string(data) != "x\n" {
		t.Errorf("%q, %v", data, err)
	}
	ids := readNote(note)
	if len(ids) != 1 || isRunning(ids[0]) {
		t.Errorf("processes %d still run", ids)
	}
}

func readNote(note string) (ids []int) {
	data, _ := os.ReadFile(note)
	for _, field := range strings.Fields(string(data)) {
		if id, err := strconv.Atoi(field); err == nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// isRunning reports whether a process is there and has not ended, once it had the time
// to be removed.
func isRunning(id int) bool {
	for range 200 {
		status, err := os.ReadFile("/proc/" + strconv.Itoa(id) + "/stat")
		if syscall.Kill(id, 0) != nil || err == nil && strings.Contains(string(status), ") Z ") {
			return false
		}
		time.Sleep(10 * time.Millisecond)
	}
	return true
}

// A document gets no pictures from the network and no text of other files, and its macros
// are not run.
func TestConvertedDocumentsFetchNothing(t *testing.T) {
	converter := installed(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	asked := make(chan struct{}, 16)
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			asked <- struct{}{}
			_ = connection.Close()
		}
	}()
	folder := t.TempDir()
	secret, macro := filepath.Join(folder, "secret.txt"), filepath.Join(folder, "macro.txt")
	if err := os.WriteFile(secret, []byte("SECRETWORD"), 0o600); err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("ADDRESS", "http://"+listener.Addr().String(), "SECRET", secret, "MACRO", macro).Replace(string(read(t, "testdata/fetching.fodt")))
	converted, err := converter.Office(t.Context(), []byte(text), "fodt", "docx")
	if err != nil {
		t.Fatal(err)
	}
	if tasks := strings.Join(tasksOf(t, converted), "\n"); !strings.Contains(tasks, "清理文件") || strings.Contains(tasks, "SECRETWORD") {
		t.Errorf("read as %s", tasks)
	}
	if _, err := os.Stat(macro); err == nil {
		t.Error("a macro was run")
	}
	if len(asked) > 0 {
		t.Errorf("%d connections", len(asked))
	}
}
