package main

import (
	"sync"
	"time"

	"duban/cmd/duban/internal/appearance"
	"duban/cmd/duban/internal/dashboard"
	"duban/cmd/duban/internal/settings"
	"duban/cmd/duban/internal/text"
	"duban/tui"
	"duban/tui/words"
)

// preferences implements tui.Settings: the settings of a session, which the dashboard
// changes.
type preferences struct {
	plans *dashboard.Plans
	look  *appearance.Appearance

	mutex   sync.Mutex
	session *session // as it is now
	// chosen are the settings that were changed here, which counts more than flags and
	// variables.
	chosen map[string]bool
}

func newPreferences(s *session, plans *dashboard.Plans, look *appearance.Appearance) *preferences {
	return &preferences{session: s, plans: plans, look: look, chosen: map[string]bool{}}
}

// List implements tui.Settings.
func (p *preferences) List() ([]tui.Setting, string, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	s := p.session
	if err := s.readFile(p.plans.Context); err != nil {
		return nil, "", s.settingError(err)
	}
	var list []tui.Setting
	for _, name := range append(settings.Names(), settings.KeyNames()...) {
		value, source := s.setting(name)
		one := tui.Setting{Name: name, Value: value, Source: source}
		if set, line := s.file.Value(name); p.chosen[name] && line > 0 {
			from := s.fileSource(line)
			if source != from {
				one.Other = source
			}
			one.Value, one.Source = set, from
		}
		one.IsFixed = s.isFixed(name)
		one.IsLater = name == settings.NamePlain || name == settings.NameStart || name == settings.NamePlace
		one.Values, one.IsList = settings.Choices(name), name == settings.NameColumns
		one.Written = settings.Line(name, one.Value)
		list = append(list, one)
	}
	return list, s.file.Path, nil
}

// isFixed reports whether the gate's line decides a setting.
func (p *program) isFixed(name string) bool {
	return p.gate != nil && (name == settings.NameLock && p.gate.idle.lock > 0 || name == settings.NameLeave && p.gate.idle.leave > 0)
}

// Change implements tui.Settings.
func (p *preferences) Change(name, value string) (tui.Preferences, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	s := p.session
	err := s.changeFile(p.plans.Context, func(file *settings.File) ([]byte, error) { return file.With(name, value) })
	if err != nil {
		return tui.Preferences{}, s.settingError(err)
	}
	p.chosen[name] = true
	switch set, _ := s.file.Value(name); name {
	case settings.NameTheme, settings.NameASCII:
		p.look.Set(s.wish(p.look.Wish(), name, set))
	case settings.NameMouse:
		s.options.mouse = set == "true"
	case settings.NameLanguage:
		s = s.inLanguage(words.Language(set))
		p.session = s
	}
	return p.now(), nil
}

// wish returns how the dashboard is to be drawn with another setting. One that was changed
// on the screen holds even where a variable wants no colours.
func (p *program) wish(wish appearance.Wish, name, value string) appearance.Wish {
	if name == settings.NameASCII {
		wish.ASCII, wish.IsExact = value == "true", true
		return wish
	}
	chosen := p.settings()
	chosen.Theme, chosen.Getenv = value, func(name string) string {
		if name == "NO_COLOR" {
			return ""
		}
		return p.getenv(name)
	}
	wish.Theme = chosen.DashboardTheme()
	return wish
}

// now returns the preferences that hold.
func (p *preferences) now() tui.Preferences {
	s := p.session
	plans := *p.plans
	plans.Importer, plans.Progress, plans.RestoreCommand = s.importer(), s.plansProgress, s.restoreCommand
	idle := s.idle()
	idle.Now, idle.After = s.now, time.After
	return tui.Preferences{
		Words: s.words, Keys: s.file.Keys(), Hidden: s.file.Hidden(), Idle: idle, Mouse: s.options.mouse, Plans: &plans,
		Papers: &dashboard.Papers{Plans: &plans, Permit: s.permit(), Settings: s.settings(), Exporter: s.exporter},
	}
}

// last returns the session as it is at the end.
func (p *preferences) last() *session {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.session
}

// inLanguage returns the session in another language.
func (s *session) inLanguage(language words.Language) *session {
	program := *s.program
	program.words, program.text = words.In(language), text.In(language)
	program.documents = program.documentReader()
	other := *s
	other.program = &program
	return &other
}
