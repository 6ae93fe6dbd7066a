package draw

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
)

// rgbOf returns a colour of xterm's 256 from its cube or its grays.
func rgbOf(t *testing.T, number string) [3]float64 {
	t.Helper()
	n, err := strconv.Atoi(number)
	if err != nil || n < 16 || n > 255 {
		t.Fatalf("%q can be changed by the user or is none", number)
	}
	if n >= 232 {
		gray := float64(8 + 10*(n-232))
		return [3]float64{gray, gray, gray}
	}
	level := func(step int) float64 {
		if step == 0 {
			return 0
		}
		return float64(55 + 40*step)
	}
	n -= 16
	return [3]float64{level(n / 36), level(n / 6 % 6), level(n % 6)}
}

// luminance and contrast are defined in WCAG 2.
func luminance(rgb [3]float64) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := rgb[i] / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(a, b [3]float64) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestEveryTextStandsOutFromItsGround(t *testing.T) {
	for theme, grounds := range map[string][][3]float64{
		ThemeDark:  {{0, 0, 0}, {0x1e, 0x1e, 0x1e}, {0x28, 0x2c, 0x34}},
		ThemeLight: {{255, 255, 255}, {0xfa, 0xfa, 0xfa}, {0xee, 0xee, 0xee}},
	} {
		colors := reflect.ValueOf(paletteOf(theme))
		for i := range colors.NumField() {
			for _, ground := range grounds {
				if got := contrast(rgbOf(t, colors.Field(i).String()), ground); got < 4.5 {
					t.Errorf("%s: %s on %v has a contrast of %.1f", theme, colors.Type().Field(i).Name, ground, got)
				}
			}
		}
	}
}

// What is drawn is what was chosen: 256 colours only where the terminal has them.
func TestThemesAreDrawn(t *testing.T) {
	for _, c := range []struct {
		theme  string
		has256 bool
		want   string
	}{
		{ThemeDark, true, "38;5;210"},
		{ThemeLight, true, "38;5;124"},
		{ThemeAuto, true, "31"},
		{ThemeColor, true, "31"},
		{ThemeDark, false, "31"},
		{ThemeMono, true, "1"},
	} {
		style := NewTheme(c.theme, c.has256).Overdue
		if got, want := style.Render("x"), fmt.Sprintf("\x1b[%sm", c.want); !strings.HasPrefix(got, want) {
			t.Errorf("%s, 256 colours %t: %q", c.theme, c.has256, got)
		}
	}
	if got := lipgloss.Width(NewTheme(ThemeLight, true).Accent.Render("督办")); got != 4 {
		t.Errorf("%d columns wide", got)
	}
}

func TestThemeOfGround(t *testing.T) {
	for variable, want := range map[string]string{
		"15;0": ThemeDark, "0;15": ThemeLight, "15;default;0": ThemeDark, "0;default;7": ThemeLight, "7;8": ThemeDark, "0;11": ThemeLight,
		"": ThemeAuto, "0": ThemeAuto, "15;default": ThemeAuto, "0;16": ThemeAuto, "0;-1": ThemeAuto,
	} {
		if got := ThemeOfGround(variable); got != want {
			t.Errorf("%q: %s", variable, got)
		}
	}
	for term, want := range map[string]bool{"xterm-256color": true, "tmux-256color": true, "xterm": false, "linux": false, "": false} {
		if got := Has256Colors(term, ""); got != want {
			t.Errorf("%q: %t", term, got)
		}
	}
	if !Has256Colors("xterm", "truecolor") {
		t.Error("true colours are fewer than 256")
	}
}
