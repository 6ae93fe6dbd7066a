//go:build linux

package main

import (
	"fmt"
	"io"
	"net"
	"os/exec"
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

// The ways in which a line is lost.
const (
	clientKilled = "client killed"
	daemonKilled = "sshd killed"
	cableCut     = "cable cut"
	cableReset   = "cable reset"
)

func waysToLoseALine() []string {
	return []string{clientKilled, daemonKilled, cableCut, cableReset}
}

// longPlan is a plan of several hundred kilobytes, and longNote a note of nearly as
// many characters as there may be. A part of either is a sound plan or note too.
func longPlan(run int) string {
	var text strings.Builder
	fmt.Fprintf(&text, "2022年第%d号重点工作台账\n序号,工作任务,责任科室,完成时限\n", run)
	for i := range 4000 {
		fmt.Fprintf(&text, "%d,修订第%d号办事指南，汇总各方面意见后按程序报送审定。,法规科牵头，办公室配合,6月底前\n", i+1, i*7919%1000003)
	}
	return text.String()
}

func longNote(run int) string {
	return fmt.Sprintf("第 %d 次\n%s", run, strings.Repeat("已向科室核实。\n", 240))
}

// A text of which the line carries 60 hundredths is not taken for a whole one,
// whichever end is lost; the same text from a client that ends in good order is.
func TestHalfATextOverSSH(t *testing.T) { testHalfATextOverSSH(t, 4, 1) }

func testHalfATextOverSSH(t *testing.T, cuts, honest int) {
	s := startServer(t, map[string]string{"admin1": "admin"})
	for run := range cuts {
		how := waysToLoseALine()[run%4]
		command, text := "import -", longPlan(run)
		if (run/4+run)%2 == 1 { // each way with each command
			command, text = "note 1 -", longNote(run)
		}
		s.loseLine(how, command, text)
	}
	for run := range honest {
		for command, text := range map[string]string{"import -": longPlan(cuts + run), "note 1 -": longNote(cuts + run)} {
			before := s.log()
			if _, failed, status := s.ssh("admin1", text, command); status != 0 {
				t.Errorf("run %d, %s by an honest client: status %d, %s", run, command, status, failed)
			} else if s.log() == before {
				t.Errorf("run %d, %s by an honest client: nothing was written", run, command)
			}
		}
	}
	plans := must(t, exec.Command(s.binary, "--db", s.ledger, "--as", "desk1", "plans"))
	// Each is a correction of the one before.
	if strings.Count(plans, "号重点工作台账") != 1 || !strings.Contains(plans, "共 4000 项") {
		t.Errorf("not one plan of 4000 tasks:\n%s", plans)
	}
}

func (s *server) log() string {
	s.t.Helper()
	return must(s.t, exec.Command(s.binary, "--db", s.ledger, "--as", "desk1", "log", "--json"))
}

// loseLine sends a text to a command and loses the line in the middle of it.
func (s *server) loseLine(how, command, text string) {
	s.t.Helper()
	before := s.log()
	line := s.newCable()
	client := exec.Command("ssh", append(s.options("admin1"), "-p", line.port, s.login+"@127.0.0.1", command)...)
	input, err := client.StdinPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := client.Start(); err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = client.Process.Kill() }() // if the test fails before it ends
	sent := make(chan struct{})
	go func() {
		_, _ = io.WriteString(input, strings.ToValidUTF8(text[:len(text)*6/10], ""))
		close(sent)
	}()
	pid := s.awaitGate()
	<-sent
	time.Sleep(50 * time.Millisecond) // what is in the client's hands arrives
	switch how {
	case clientKilled:
		_ = client.Process.Kill()
	case daemonKilled:
		_ = syscall.Kill(parentOf(pid), syscall.SIGKILL)
	default:
		line.cut(how == cableReset)
	}
	s.t.Logf("%s during %s: gone after %v", how, command, goneIn(s.t, pid))
	_ = input.Close()
	_ = client.Process.Kill()
	_ = client.Wait()
	if s.log() != before {
		s.t.Errorf("%s during %s: half a text was taken", how, command)
	}
}

// awaitGate waits for the one process of a gate to this ledger.
func (s *server) awaitGate() int {
	s.t.Helper()
	for range 400 {
		if pid := s.findGate(); pid != 0 {
			return pid
		}
		time.Sleep(25 * time.Millisecond)
	}
	s.t.Fatal("no gate runs")
	return 0
}
