//go:build unix

package access

import (
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/crypto/ssh"

	"duban/tui/words"
	"duban/tui/words/wordstest"
)

func TestWordsAreCompleteInBothLanguages(t *testing.T) {
	wordstest.Compare(t, In(words.Chinese), In(words.English))
}

func newPublicKey(t *testing.T) []byte {
	t.Helper()
	public, _, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return ssh.MarshalAuthorizedKey(key)
}

// Several administrators at once lose none of each other's lines.
func TestAddAtOnce(t *testing.T) {
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "keys")
	var adding sync.WaitGroup
	for i := range 20 {
		public := newPublicKey(t)
		adding.Go(func() {
			file := &File{Path: path, Text: In(words.English), Program: "/usr/bin/duban"}
			if _, added, err := file.Add(Key{Name: fmt.Sprint("person", i), Role: "viewer", Ledger: "/srv/duban/duban.db"}, public); err != nil || !added {
				t.Errorf("person%d: added %t, %v", i, added, err)
			}
		})
	}
	adding.Wait()
	keys, err := (&File{Path: path, Text: In(words.English)}).Keys()
	if err != nil || len(keys) != 20 {
		t.Fatalf("%d keys, %v", len(keys), err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the file there is something left: %v, %v", entries, err)
	}
}

// Whatever a name or a path holds, the line has it back, and is one line.
func TestLineKeepsWhatIsInIt(t *testing.T) {
	key := Key{Name: `O'Brien "王" $HOME`, Role: "office:办公室,财务科", Ledger: `/srv/年 度/d"b`}
	var err error
	if key.public, key.Comment, err = parsePublic(newPublicKey(t)); err != nil {
		t.Fatal(err)
	}
	line := key.format("/opt/a b/duban")
	got, ok := parseLine(line)
	if !ok || got.Name != key.Name || got.Role != key.Role || got.Ledger != key.Ledger {
		t.Errorf("%s\ngives %+v, %t", line, got, ok)
	}
	changed := withRole(line, key.Role, "viewer")
	if got, ok = parseLine(changed); !ok || got.Role != "viewer" || got.Name != key.Name {
		t.Errorf("%s\ngives %+v, %t", changed, got, ok)
	}
	if strings.Contains(line, "\n") {
		t.Errorf("%q has several lines", line)
	}
}

// A line that is no record, however long, hides none of the others.
func TestRecordsBesideOtherLines(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "duban.db")
	record := `{"name":"陈敏","event":"opened"}` + "\n"
	content := record + strings.Repeat("x", 3*maxRecord) + "\n" + record + "{}x\n" + record + strings.Repeat("y", maxRecord+1)
	if err := os.WriteFile(LogFile(ledger), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	names := ""
	bad, err := Records(ledger, func(r Record) error {
		names += r.Name
		return nil
	})
	if err != nil || bad != 3 || names != "陈敏陈敏陈敏" {
		t.Errorf("%d bad, %v, %q", bad, err, names)
	}
}

// A role is changed in lines that were written by hand, too.
func TestRoleOfALineByHand(t *testing.T) {
	public := strings.TrimSpace(string(newPublicKey(t)))
	for _, role := range []string{"--role editor", "--role=editor", "--role 'editor'"} {
		line := `restrict,pty,command="/usr/local/bin/duban gate --as 陈敏 ` + role + ` --db /srv/d.db --lang en" ` + public + " 陈敏"
		got, ok := parseLine(withRole(line, "editor", "office:办公室"))
		if !ok || got.Role != "office:办公室" || got.Comment != "陈敏" {
			t.Errorf("%s: %+v, %t", role, got, ok)
		}
	}
}

// A file that people edited keeps its other lines to the byte, and a key that one of them
// still lets in is reported.
func TestRevokeInAFileByHand(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	shared, other := strings.TrimSpace(string(newPublicKey(t))), strings.TrimSpace(string(newPublicKey(t)))
	gate := func(name, public string) string {
		return `restrict,pty,command="/usr/local/bin/duban gate --as ` + name + ` --role viewer --db /srv/d.db" ` + public
	}
	before := "# 值班电话\r\n\r\n \t" + gate("王芳", other) + " a b\r\n"
	after := "  no-pty,environment=\"X=\\\"1\\\"\" " + shared
	content := before + gate("陈敏", shared) + "\r\n" + after
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	file := &File{Path: path, Text: In(words.English), Program: "/usr/local/bin/duban"}
	removed, still, err := file.Revoke("陈敏")
	if err != nil || len(removed) != 1 || still[removed[0].Fingerprint] != 4 {
		t.Errorf("%v is removed, %v lets it in, %v", removed, still, err)
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != before+after+"\n" {
		t.Errorf("%q, %v", now, err)
	}
	if _, still, err := file.Revoke("王芳"); err != nil || len(still) > 0 {
		t.Errorf("%v lets it in, %v", still, err)
	}
}
