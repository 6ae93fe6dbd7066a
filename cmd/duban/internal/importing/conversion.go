package importing

import (
	"io/fs"
	"os"
	"sync"
	"weak"
)

// conversion is what a file was converted to.
type conversion struct {
	name string
	file fs.FileInfo // the file before it was read
	data []byte
}

// lastConversion finds the last conversion again, so that a correction does not wait for
// another one. What was read from it holds it, such as a preview: with the last of these
// it goes, whichever way a preview is left.
type lastConversion struct {
	lock sync.Mutex
	last weak.Pointer[conversion]
}

func (l *lastConversion) keep(c *conversion) {
	l.lock.Lock()
	defer l.lock.Unlock()
	l.last = weak.Make(c)
}

// of returns the conversion of a file; nil if it is gone, or the file has changed since.
func (l *lastConversion) of(name string, file fs.FileInfo) *conversion {
	l.lock.Lock()
	defer l.lock.Unlock()
	c := l.last.Value()
	if c == nil || c.name != name || !os.SameFile(c.file, file) || c.file.Size() != file.Size() || !c.file.ModTime().Equal(file.ModTime()) {
		return nil
	}
	return c
}
