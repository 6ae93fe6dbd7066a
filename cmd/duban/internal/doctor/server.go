package doctor

import (
	"fmt"

	"duban/store/postgres"
)

// ExamineServer runs the checks for a ledger on a server.
func (d *Doctor) ExamineServer(path string, diagnosis postgres.Diagnosis) []Finding {
	d.locale()
	d.terminal()
	d.server(path, diagnosis)
	d.conversion()
	return d.findings
}

func (d *Doctor) server(path string, diagnosis postgres.Diagnosis) {
	text := d.Text
	switch {
	case diagnosis.Version == "":
		d.warn("server", text.Server, d.Message(diagnosis.Err), "")
		return
	case diagnosis.Plain:
		d.warn("server", text.Server, fmt.Sprintf(text.ServerPlain, diagnosis.Version), text.ServerPlainDo)
	default:
		d.ok("server", text.Server, fmt.Sprintf(text.ServerFine, diagnosis.Version))
	}
	d.ledgerCheck(path, diagnosis.Report, diagnosis.Err)
}
