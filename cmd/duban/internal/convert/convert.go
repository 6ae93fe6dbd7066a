// Package convert has documents converted by LibreOffice and Poppler: each in a
// private folder, with limits of time, memory and size, without macros and network.
package convert

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"duban/model"
	"duban/seeds/pages"
)

// Converter runs the programs that were found.
type Converter struct {
	Soffice   string // path of LibreOffice; empty if it was not found
	Pdftotext string // path of Poppler's pdftotext; empty if it was not found
	Limits    Limits
}

// Limits of one run of a program.
type Limits struct {
	Time   time.Duration
	Memory int // address space in bytes; not enforced on macOS
	File   int // bytes of each file that is written
}

// DefaultLimits are several times what a plan needs: LibreOffice starts in one second of
// CPU time and 0.8 GB of address space.
func DefaultLimits() Limits {
	return Limits{Time: 2 * time.Minute, Memory: 3 << 30, File: 64 << 20}
}

// Find looks for the programs in folders, by absolute paths alone.
func Find(folders []string) *Converter {
	c := &Converter{Limits: DefaultLimits()}
	if !Supported {
		return c
	}
	for _, folder := range folders {
		if !filepath.IsAbs(folder) {
			continue
		}
		c.Soffice = firstProgram(c.Soffice, filepath.Join(folder, "soffice"), filepath.Join(folder, "libreoffice"))
		c.Pdftotext = firstProgram(c.Pdftotext, filepath.Join(folder, "pdftotext"))
	}
	return c
}

// SystemFolders are where packages install programs.
func SystemFolders() []string {
	return []string{
		"/usr/local/bin", "/usr/bin", "/bin", "/opt/libreoffice/program", "/usr/lib/libreoffice/program",
		"/Applications/LibreOffice.app/Contents/MacOS", "/opt/homebrew/bin",
	}
}

func firstProgram(found string, paths ...string) string {
	for _, path := range paths {
		if found != "" {
			break
		}
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o111 != 0 {
			found = path
		}
	}
	return found
}

// errNoOutput says that a program wrote nothing, as for a file with a password.
var errNoOutput = errors.New("no output")

// Office converts a document of a format, named by its extension, to docx or xlsx. Errors are
// *model.DocumentError, or that of ctx.
func (c *Converter) Office(ctx context.Context, data []byte, from, to string) ([]byte, error) {
	folder, err := newFolder("document."+from, data)
	if err != nil {
		return nil, err
	}
	defer folder.remove()
	profile := folder.path("profile")
	if err := writeSettings(profile); err != nil {
		return nil, failed(err)
	}
	out := folder.path("out")
	address := url.URL{Scheme: "file", Path: profile}
	err = c.run(ctx, folder, c.Soffice, "--headless", "--norestore", "--nolockcheck", "--nologo", "-env:UserInstallation="+address.String(),
		"--convert-to", to, "--outdir", out, folder.path("document."+from))
	if err != nil {
		return nil, err
	}
	return c.read(filepath.Join(out, "document."+to))
}

// PDF returns a PDF as a web page if it has tables, else as text. Errors are as those of
// Office.
func (c *Converter) PDF(ctx context.Context, data []byte) ([]byte, error) {
	folder, err := newFolder("document.pdf", data)
	if err != nil {
		return nil, err
	}
	defer folder.remove()
	out := folder.path("document.txt")
	if err := c.run(ctx, folder, c.Pdftotext, "-enc", "UTF-8", "-bbox", folder.path("document.pdf"), out); err != nil {
		return nil, err
	}
	words, err := c.read(out)
	if err != nil {
		return nil, err
	}
	document := pages.Document(ctx, words)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case document == "":
		return nil, &model.DocumentError{Problem: model.DocumentPicture}
	}
	return []byte(document), nil
}

// limited is a shell script that sets the limits, which programs started later inherit,
// and runs what follows them. A shell that lacks a limit continues without it.
const limited = `ulimit -v "$1" 2>/dev/null; ulimit -f "$2" 2>/dev/null; ulimit -t "$3" 2>/dev/null; ulimit -c 0; shift 3; exec "$@"`

// run runs a program that may write to the folder. All processes that it has started
// end with it, when ctx ends, and at the time limit.
func (c *Converter) run(ctx context.Context, f folder, program string, args ...string) error {
	running, cancel := context.WithTimeout(ctx, c.Limits.Time)
	defer cancel()
	seconds := strconv.Itoa(int(c.Limits.Time/time.Second) + 1)
	shell := []string{"-c", limited, "sh", strconv.Itoa(c.Limits.Memory >> 10), strconv.Itoa(c.Limits.File >> 9), seconds, program}
	err := f.start(running, append(shell, args...))
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case running.Err() != nil:
		return failed(fmt.Errorf("%s took longer than %s", filepath.Base(program), c.Limits.Time))
	case err != nil:
		return failed(fmt.Errorf("%s: %w", filepath.Base(program), err))
	}
	return nil
}

// start runs a shell, without network where the system has a way, and waits for it.
func (f folder) start(ctx context.Context, args []string) error {
	var err error
	for _, attributes := range processAttributes() {
		cmd := exec.CommandContext(ctx, "/bin/sh", args...)
		cmd.Dir, cmd.Env, cmd.SysProcAttr = string(f), f.environment(), attributes
		cmd.Cancel = func() error { return killGroup(cmd.Process.Pid) }
		cmd.WaitDelay = time.Second
		cmd.Stdout, cmd.Stderr = discard{}, discard{}
		if err = cmd.Start(); err != nil {
			continue // the system refuses what was asked of it
		}
		err = cmd.Wait()
		_ = killGroup(cmd.Process.Pid) // processes it started that still run
		return err
	}
	return err
}

// discard is a pipe whose end shows that all processes which hold it have ended.
type discard struct{}

// Write implements io.Writer.
func (discard) Write(data []byte) (int, error) { return len(data), nil }

// read returns an output. A link, or a file beyond the limit, is refused.
func (c *Converter) read(path string) ([]byte, error) {
	file, err := openOwn(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, failed(errNoOutput)
	}
	if err != nil {
		return nil, failed(err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, failed(err)
	case !info.Mode().IsRegular():
		return nil, failed(errNoOutput)
	case info.Size() > int64(c.Limits.File):
		return nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: c.Limits.File}
	}
	data, err := io.ReadAll(io.LimitReader(file, int64(c.Limits.File)))
	return data, failed(err)
}

// failed returns nil for no error.
func failed(err error) error {
	if err == nil {
		return nil
	}
	return &model.DocumentError{Problem: model.DocumentNotConverted, Err: err}
}
