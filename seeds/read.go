package seeds

import (
	"strings"
	"unicode/utf8"

	"duban/model"
)

// Limits of what is read, in bytes. No plan comes near them: what is larger is
// another document, or made to do harm.
const (
	maxUnzipped = 64 << 20
	maxText     = 20 << 20
)

// Read reads a plan from the bytes of a file, whatever it is called: the
// content decides what it is. The warnings are in the order of the document.
// The error is a *model.DocumentError; with DocumentNoTasks the warnings say
// what was found instead of tasks.
func Read(data []byte, options Options) (*model.Plan, []Warning, error) {
	if len(data) > maxUnzipped {
		return nil, nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: maxUnzipped}
	}
	if err := refusal(data); err != nil {
		return nil, nil, err
	}
	d, err := decode(data)
	if err != nil {
		return nil, nil, err
	}
	if len(d.text) > maxText {
		return nil, nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: maxText}
	}
	if isWebPage(d.text) {
		return nil, nil, &model.DocumentError{Problem: model.DocumentWebPage}
	}
	plan, warnings, err := ReadText(d.text, options)
	return plan, inOrder(append(warnings, d.warnings()...)), err
}

// warnings tells where the file is damaged.
func (d decoded) warnings() []Warning {
	if !d.cut && !strings.ContainsRune(d.text, utf8.RuneError) {
		return nil
	}
	var warnings []Warning
	number := 0
	for line := range strings.SplitSeq(evenLines(d.text), "\n") {
		number++
		if strings.ContainsRune(line, utf8.RuneError) {
			warnings = append(warnings, Warning{number, shortened(line), WhyUnreadable})
		}
	}
	if d.cut {
		last := strings.TrimRight(d.text, "\n\r ")
		warnings = append(warnings, Warning{number, shortened(last[strings.LastIndexByte(last, '\n')+1:]), WhyCutShort})
	}
	return warnings
}

// shortened returns the beginning of a line, cleaned.
func shortened(line string) string {
	line = strings.TrimSpace(model.CleanLine(line))
	if runes := []rune(line); len(runes) > 60 {
		return string(runes[:60])
	}
	return line
}
