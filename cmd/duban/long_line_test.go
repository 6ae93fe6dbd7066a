//go:build long

package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// cable carries bytes to sshd until it is cut.
type cable struct {
	port string
	cut  func(reset bool)
}

func (s *server) newCable() *cable {
	s.t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = listener.Close() })
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	ends := make(chan [2]*net.TCPConn, 1)
	go func() {
		client, err := listener.Accept()
		if err != nil {
			return
		}
		daemon, err := net.Dial("tcp", "127.0.0.1:"+s.port)
		if err != nil {
			_ = client.Close()
			return
		}
		ends <- [2]*net.TCPConn{client.(*net.TCPConn), daemon.(*net.TCPConn)}
		go func() {
			_, _ = io.Copy(daemon, client)
			_ = daemon.Close() // as the client is gone
		}()
		_, _ = io.Copy(client, daemon)
		_ = client.Close()
	}()
	return &cable{port, func(reset bool) {
		for _, end := range <-ends {
			if reset {
				_ = end.SetLinger(0)
			}
			_ = end.Close()
		}
	}}
}

// A text of which the line carries 60 hundredths is not taken for a whole one,
// whichever end is lost; the same text from a client that ends in good order is.
func TestLongHalfATextOverSSH(t *testing.T) {
	s := startServer(t, map[string]string{"admin1": "admin"})
	plan, err := os.ReadFile("testdata/plan2022.csv")
	if err != nil {
		t.Fatal(err)
	}
	lost := []string{"client killed", "sshd killed", "cable cut", "cable reset"}
	for run := range 50 {
		command, text := "import -", string(plan)
		if run%2 == 1 {
			command, text = "note 1 -", fmt.Sprintf("第 %d 次\n%s", run, strings.Repeat("已向科室核实。\n", 50))
		}
		s.loseLine(lost[run%len(lost)], command, text[:len(text)*6/10])
	}
	for run := range 10 {
		text := fmt.Sprintf("收到 %d\n第二行", run)
		if _, failed, status := s.ssh("admin1", text, "note 1 -"); status != 0 {
			t.Errorf("run %d, an honest client: status %d, %s", run, status, failed)
		}
	}
	if _, failed, status := s.ssh("admin1", string(plan), "import -"); status != 0 {
		t.Errorf("an honest client: status %d, %s", status, failed)
	}
}

// loseLine sends a text to a command and loses the line in a way.
func (s *server) loseLine(how, command, text string) {
	s.t.Helper()
	before := must(s.t, exec.Command(s.binary, "--db", s.ledger, "--as", "desk1", "log", "--json"))
	line := s.newCable()
	client := exec.Command("ssh", append(s.options("admin1"), "-p", line.port, s.login+"@127.0.0.1", command)...)
	input, err := client.StdinPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := client.Start(); err != nil {
		s.t.Fatal(err)
	}
	_, _ = io.WriteString(input, text)
	pid := s.awaitGate()
	time.Sleep(100 * time.Millisecond)
	switch how {
	case "client killed":
		_ = client.Process.Kill()
	case "sshd killed":
		_ = syscall.Kill(parentOf(pid), syscall.SIGKILL)
	default:
		line.cut(how == "cable reset")
	}
	s.t.Logf("%s during %s: gone after %v", how, command, goneIn(s.t, pid))
	_ = input.Close()
	_ = client.Process.Kill()
	_ = client.Wait()
	if after := must(s.t, exec.Command(s.binary, "--db", s.ledger, "--as", "desk1", "log", "--json")); after != before {
		s.t.Errorf("%s during %s: half a text was taken", how, command)
	}
}

// awaitGate waits for the one process of a gate to this ledger that reads.
func (s *server) awaitGate() int {
	s.t.Helper()
	for range 200 {
		entries, _ := filepath.Glob("/proc/[0-9]*/cmdline")
		for _, entry := range entries {
			line, err := os.ReadFile(entry)
			if err == nil && strings.HasPrefix(string(line), s.binary+"\x00gate\x00") {
				pid := 0
				_, _ = fmt.Sscanf(entry, "/proc/%d/", &pid)
				return pid
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Fatal("no gate runs")
	return 0
}
