// Package settings has the settings of one run of the program: flags come before
// variables, variables before the settings file, and that before what the machine says.
package settings

import (
	"path/filepath"
	"runtime"
	"strings"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/machine"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/tui/draw"
	"duban/tui/words"
)

// Settings is what the user has set. The flags are as typed, empty if they are not
// there.
type Settings struct {
	DB, As, Lang, Today, Theme string
	Getenv                     func(name string) string
	Login                      string // the login name; empty if unknown
	Words                      *words.Words
	Text                       *text.Text
}

// Check refuses wrong values of the flags that every command takes, and of the
// variables in their place, whether the command needs them or not.
func (s *Settings) Check() error {
	if _, _, err := s.FixedToday(); err != nil {
		return err
	}
	languages := []string{string(words.Chinese), string(words.English)}
	for _, choice := range []struct {
		name, value string
		allowed     []string
	}{
		{"--lang", s.Lang, languages},
		{"$DUBAN_LANG", s.Getenv("DUBAN_LANG"), languages},
		{"--theme", s.Theme, draw.Themes()},
	} {
		if choice.value == "" {
			continue
		}
		if err := s.OneOf(choice.name, choice.value, choice.allowed); err != nil {
			return err
		}
	}
	return nil
}

// OneOf refuses a value that is not among those allowed.
func (s *Settings) OneOf(name, value string, allowed []string) error {
	for _, known := range allowed {
		if value == known {
			return nil
		}
	}
	list := strings.Join(allowed, s.Words.Errors.ListSeparator)
	return exit.Usagef(s.Text.Errors.BadFlagValue, name, words.Echo(value), list)
}

// User returns the name that changes are signed with.
func (s *Settings) User() (string, error) {
	for _, source := range []struct{ name, value string }{
		{"--as", s.As}, {"$DUBAN_AS", s.Getenv("DUBAN_AS")}, {"--as", s.Login},
	} {
		if source.value == "" {
			continue
		}
		name, err := model.CleanName(source.value)
		if err != nil {
			return "", exit.Usagef(s.Text.Errors.BadName, source.name, s.Words.Error(err))
		}
		return name, nil
	}
	return "", &exit.UsageError{Line: s.Text.Errors.NoName}
}

// FixedToday returns the day that the user wants to be today, if any.
func (s *Settings) FixedToday() (today model.Date, fixed bool, err error) {
	for _, source := range []struct{ name, value string }{
		{"--today", s.Today}, {"$DUBAN_TODAY", s.Getenv("DUBAN_TODAY")},
	} {
		if source.value == "" {
			continue
		}
		today, err := model.ParseTypedDate(source.value, 0) // the year must be there
		return today, err == nil, s.BadDate(source.name, source.value, err)
	}
	return model.Date{}, false, nil
}

// BadDate words the error of reading a date; nil if there is none.
func (s *Settings) BadDate(name, value string, err error) error {
	if err == nil {
		return nil
	}
	return exit.Usagef(s.Text.Errors.BadDate, name, words.Echo(value))
}

// AnyYear is used for the year of the plan where a month or quarter is only checked.
const AnyYear = 1

// Month reads a month as typed; one without a year is of the year given.
func (s *Settings) Month(typed string, year int) (model.Month, error) {
	month, err := model.ParseTypedMonth(typed, year)
	if err != nil {
		return month, exit.Usagef(s.Text.Year.BadMonth, words.Echo(typed))
	}
	return month, nil
}

// Quarter reads a quarter as typed; one without a year is of the year given.
func (s *Settings) Quarter(typed string, year int) (model.Period, error) {
	quarter, err := model.ParseQuarter(typed, year)
	if err != nil {
		return quarter, exit.Usagef(s.Text.Export.BadQuarter, words.Echo(typed))
	}
	return quarter, nil
}

// LedgerPath returns where the ledger is, and whether that is the default place.
func (s *Settings) LedgerPath() (path string, isDefault bool, err error) {
	if s.DB != "" {
		return s.DB, false, nil
	}
	if path := s.Getenv("DUBAN_DB"); path != "" {
		return path, false, nil
	}
	folder := machine.DataFolder(runtime.GOOS, s.Getenv)
	if folder == "" {
		return "", false, &exit.UsageError{Line: s.Text.Errors.NoHome}
	}
	return filepath.Join(folder, "duban", "duban.db"), true, nil
}

// DashboardTheme returns the name of the theme asked for, or of the one that the terminal's ground
// asks for as far as a variable says it; without colours where the user wants none
// (no-color.org).
func (s *Settings) DashboardTheme() string {
	name := s.Theme
	if s.Getenv("NO_COLOR") != "" {
		name = draw.ThemeMono
	}
	if name == "" || name == draw.ThemeAuto || name == draw.ThemeColor {
		name = draw.ThemeOfGround(s.Getenv("COLORFGBG"))
	}
	return name
}
